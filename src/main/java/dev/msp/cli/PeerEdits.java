package dev.msp.cli;

import dev.msp.config.AuthorizedPeer;
import dev.msp.config.AuthorizedPeers;
import dev.msp.config.Config;
import dev.msp.config.ConfigException;
import dev.msp.config.GrantException;
import dev.msp.config.Grants;
import dev.msp.config.KnownPeer;
import dev.msp.config.KnownPeers;
import dev.msp.config.Nearest;
import dev.msp.crypto.Fingerprint;
import dev.msp.crypto.PeerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code msp peers} changes. Each change returns what it did, for the user. */
final class PeerEdits {

  private final KnownPeers known;
  private final AuthorizedPeers authorized;
  private final Config config;
  private final List<String> warnings = new ArrayList<>();

  PeerEdits(Path directory, Config config) {
    known = new KnownPeers(directory);
    authorized = new AuthorizedPeers(directory);
    this.config = config;
  }

  /** Returns what the user should know of the change that was made. */
  List<String> warnings() {
    return warnings;
  }

  /** Lets a peer do what some words say, and nothing else that authorized_peers said before. */
  String allow(String peer, List<String> words) throws UserError, IOException, ConfigException {
    if (words.isEmpty()) {
      throw UserError.usage(
          "what may it do? say --grant message, --grant file:in=DIR,out=DIR or --grant exec=NAME");
    }
    Grants grants;
    try {
      grants = Grants.parse(words);
    } catch (GrantException e) {
      throw UserError.usage("--grant: " + e.message());
    }
    Fingerprint fingerprint = fingerprint(peer);
    String written = PeerKey.parse(peer).isPresent() ? peer : fingerprint.text();
    authorized.allow(written, names(fingerprint), grants);
    for (String command : grants.commands()) {
      if (!command.equals(Grants.SHELL) && !config.commands().containsKey(command)) {
        warnings.add("warning: msp.conf has no [exec " + command + "] yet");
      }
    }
    return fingerprint.text() + " may " + String.join(", ", grants.words());
  }

  /** Lets a peer do nothing more by authorized_peers. */
  String revoke(String peer) throws UserError, IOException, ConfigException {
    Fingerprint fingerprint = fingerprint(peer);
    boolean inConfig = config.peers().containsKey(fingerprint.text());
    boolean there = authorized.revoke(names(fingerprint));
    if (!there && !inConfig) {
      throw UserError.usage(fingerprint.text() + " may do nothing as it is");
    }
    if (inConfig) {
      warnings.add(
          "warning: msp.conf still has [peer " + fingerprint.text() + "], which grants by itself");
    }
    return there
        ? authorized.path() + " grants nothing to " + fingerprint.text() + " any more"
        : authorized.path() + " granted nothing to " + fingerprint.text();
  }

  /** Forgets with which key a peer was met; what its key may do stays. */
  String forget(String name) throws UserError, IOException, ConfigException {
    Optional<KnownPeer> peer = known.find(name);
    if (peer.isEmpty() || !known.forget(name)) {
      throw unknown(name);
    }
    PeerKey key = PeerKey.parse(peer.get().key()).orElseThrow();
    return "forgot " + name + ", which had " + key.fingerprint().text();
  }

  private Fingerprint fingerprint(String peer) throws UserError, IOException, ConfigException {
    Optional<Fingerprint> fingerprint =
        Fingerprint.parse(peer).or(() -> PeerKey.parse(peer).map(PeerKey::fingerprint));
    if (fingerprint.isPresent()) {
      return fingerprint.get();
    }
    Optional<PeerKey> met = known.find(peer).flatMap(found -> PeerKey.parse(found.key()));
    if (met.isEmpty()) {
      throw unknown(peer);
    }
    return met.get().fingerprint();
  }

  private UserError unknown(String name) throws IOException, ConfigException {
    String nearest = Nearest.to(name, known.all().stream().map(KnownPeer::name).toList());
    return UserError.usage(
        name
            + " is not in "
            + known.path()
            + (nearest.isEmpty()
                ? "; msp peers lists who is, and msp peers show on its machine tells its key"
                : "; did you mean " + nearest + '?'));
  }

  /** Returns all that authorized_peers may call the owner of a key. */
  private Set<String> names(Fingerprint fingerprint) throws IOException, ConfigException {
    Set<String> names = new TreeSet<>(Set.of(fingerprint.text()));
    for (AuthorizedPeer peer : authorized.all()) {
      PeerKey.parse(peer.who())
          .filter(key -> key.fingerprint().equals(fingerprint))
          .ifPresent(key -> names.add(key.text()));
    }
    return names;
  }
}
