package dev.msp.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code known_peers}: with which key each peer was first met. A line is its name, its
 * key, and when that was, such as
 *
 * <pre>
 *   bench:9009 Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU= 2026-11-22T18:30:00Z
 * </pre>
 */
public final class KnownPeers {

  /** Its name in the directory of configuration. */
  public static final String NAME = "known_peers";

  private static final int WORDS = 3;

  private final PeerList<KnownPeer> list;

  /** Makes the one of a directory of configuration, which need not be there. */
  public KnownPeers(Path directory) {
    list = new PeerList<>(new OwnDirectory(directory), NAME, KnownPeers::peer);
  }

  /** Returns where it is. */
  public Path path() {
    return list.path();
  }

  /**
   * Returns all peers, in the order of the file.
   *
   * @throws IOException if it cannot be read, or others may write it
   * @throws ConfigException if something in it is wrong
   */
  public List<KnownPeer> all() throws IOException, ConfigException {
    return list.read();
  }

  /** Returns the peer of that name. */
  public Optional<KnownPeer> find(String name) throws IOException, ConfigException {
    return find(name, all());
  }

  private static Optional<KnownPeer> find(String name, List<KnownPeer> peers) {
    return peers.stream().filter(peer -> peer.name().equals(name)).findFirst();
  }

  /**
   * Remembers a peer; one that is remembered with the same key stays as it is.
   *
   * @param key 44 characters of Base64
   * @throws FileSystemException if it is remembered with another key, which stays
   */
  public void add(String name, String key, Instant firstSeen) throws IOException, ConfigException {
    if (name.isEmpty() || !PeerList.isKey(key)) {
      throw new IllegalArgumentException("There is no such peer: " + name + ' ' + key);
    }
    Instant time = firstSeen.truncatedTo(ChronoUnit.SECONDS);
    String line = PeerList.written(name) + ' ' + key + ' ' + time;
    list.change(
        peers -> {
          Optional<KnownPeer> there = find(name, peers);
          if (there.isPresent() && !there.get().key().equals(key)) {
            String reason = name + " has another key in line " + there.get().line();
            throw new FileSystemException(path().toString(), null, reason);
          }
          return there.isPresent() ? PeerList.Edit.NONE : new PeerList.Edit(List.of(), line);
        });
  }

  /**
   * Forgets a peer.
   *
   * @return whether it was known
   */
  public boolean forget(String name) throws IOException, ConfigException {
    PeerList.Edit edit =
        list.change(
            peers ->
                new PeerList.Edit(
                    find(name, peers).map(peer -> List.of(peer.line())).orElse(List.of()), ""));
    return !edit.gone().isEmpty();
  }

  private static KnownPeer peer(List<Value> words, int line, List<KnownPeer> before)
      throws Misread {
    Value name = words.get(0);
    if (words.size() != WORDS) {
      Value last = words.get(words.size() - 1);
      throw new Misread(name.from(), last.to(), "a line is a name, a key and a time");
    }
    Optional<KnownPeer> first = find(name.text(), before);
    if (first.isPresent()) {
      String message = name.text() + " stands in line " + first.get().line() + " already";
      throw new Misread(name.from(), name.to(), message + "; keep one of them");
    }
    if (name.text().isEmpty()) {
      throw new Misread(name.from(), name.to(), "the name is empty");
    }
    Value key = words.get(1);
    if (!PeerList.isKey(key.text())) {
      throw new Misread(key.from(), key.to(), "a key is 32 bytes in 44 characters of Base64");
    }
    return new KnownPeer(name.text(), key.text(), time(words.get(2)), line);
  }

  private static Instant time(Value word) throws Misread {
    try {
      return Instant.parse(word.text());
    } catch (DateTimeException e) {
      throw new Misread(word.from(), word.to(), "write the time like 2026-11-22T18:30:00Z");
    }
  }
}
