package dev.msp.cli;

import dev.msp.config.AuthorizedPeer;
import dev.msp.config.AuthorizedPeers;
import dev.msp.config.Config;
import dev.msp.config.ConfigException;
import dev.msp.config.Grants;
import dev.msp.config.PeerRights;
import dev.msp.crypto.PeerKey;
import dev.msp.link.CloseReason;
import dev.msp.session.Peer;
import dev.msp.session.SealPlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Who may come in, and what each may do: authorized_peers and msp.conf, read at each question. */
final class Authorized implements SealPlan.Guard {

  private final Optional<AuthorizedPeers> file;
  private final Config config;

  /** The keys that came in, as text, by fingerprint. */
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param file where there is a place for it
   */
  Authorized(Optional<AuthorizedPeers> file, Config config) {
    this.file = file;
    this.config = config;
  }

  private List<AuthorizedPeer> listed() throws IOException, ConfigException {
    return file.isEmpty() ? List.of() : file.get().all();
  }

  /** Returns whether nobody is authorised. */
  boolean isEmpty() throws UserError {
    try {
      return listed().isEmpty() && config.peers().isEmpty();
    } catch (IOException e) {
      throw OwnFiles.refused(file.orElseThrow().path(), e);
    } catch (ConfigException e) {
      throw OwnFiles.mistaken(e);
    }
  }

  /** Returns whether anybody was granted files. */
  boolean grantsFiles() {
    try {
      return config.peers().values().stream().anyMatch(Authorized::hasFiles)
          || listed().stream().anyMatch(peer -> hasFiles(peer.grants()));
    } catch (IOException | ConfigException e) {
      return false;
    }
  }

  /** Returns who was granted which commands, by fingerprint or key, sorted. */
  Map<String, Set<String>> commands() {
    Map<String, Set<String>> all = new TreeMap<>();
    config.peers().forEach((peer, grants) -> add(all, peer, grants));
    try {
      listed().forEach(peer -> add(all, peer.who(), peer.grants()));
    } catch (IOException | ConfigException e) {
      // What cannot be read grants nothing.
    }
    return all;
  }

  private static void add(Map<String, Set<String>> all, String peer, Grants grants) {
    if (!grants.commands().isEmpty()) {
      all.computeIfAbsent(peer, key -> new TreeSet<>()).addAll(grants.commands());
    }
  }

  private static boolean hasFiles(Grants grants) {
    return grants.inbox().isPresent() || grants.outbox().isPresent();
  }

  @Override
  public Optional<CloseReason> judge(PeerKey key, boolean withPassphrase) {
    return Optional.of(
        new CloseReason(CloseReason.Kind.NOT_AUTHENTIC, "this end answers, and calls nobody"));
  }

  @Override
  public boolean isAuthorized(PeerKey key) {
    String fingerprint = key.fingerprint().text();
    boolean may = grants(key.text(), fingerprint).isPresent();
    if (may && keys.size() < 10_000) {
      keys.put(fingerprint, key.text());
    }
    return may;
  }

  /** Returns what a peer was granted; nothing for one that is nowhere named. */
  Grants grants(Peer peer) {
    String fingerprint = peer.fingerprint().orElse("");
    return fingerprint.isEmpty()
        ? Grants.NONE
        : grants(keys.getOrDefault(fingerprint, ""), fingerprint).orElse(Grants.NONE);
  }

  @Override
  public boolean grantsMessages(PeerKey key) {
    return grants(key.text(), key.fingerprint().text()).map(Grants::message).orElse(false);
  }

  private Optional<Grants> grants(String key, String fingerprint) {
    try {
      return new PeerRights(config, listed()).of(key, fingerprint);
    } catch (IOException | ConfigException e) {
      return Optional.empty(); // what cannot be read lets nobody in
    }
  }
}
