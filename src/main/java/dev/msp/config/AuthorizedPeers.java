package dev.msp.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The file {@code authorized_peers}: what peers may do. A line is a key or its fingerprint, and
 * {@link Grants}, such as
 *
 * <pre>
 *   SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU message file:in=/srv/in exec=status
 * </pre>
 */
public final class AuthorizedPeers {

  /** Its name in the directory of configuration. */
  public static final String NAME = "authorized_peers";

  private final PeerList<AuthorizedPeer> list;

  /** Makes the one of a directory of configuration, which need not be there. */
  public AuthorizedPeers(Path directory) {
    list = new PeerList<>(new OwnDirectory(directory), NAME, AuthorizedPeers::peer);
  }

  /** Returns where it is. */
  public Path path() {
    return list.path();
  }

  /**
   * Returns all peers, in the order of the file. One may have several lines, which add up.
   *
   * @throws IOException if it cannot be read, or others may write it
   * @throws ConfigException if something in it is wrong
   */
  public List<AuthorizedPeer> all() throws IOException, ConfigException {
    return list.read();
  }

  /**
   * Lets a peer do this, and nothing that an earlier line let it do.
   *
   * @param who its key or its fingerprint, as it is to be written
   * @param alsoKnownAs its key and its fingerprint, as far as they are known
   */
  public void allow(String who, Collection<String> alsoKnownAs, Grants grants)
      throws IOException, ConfigException {
    if (!PeerList.isKey(who) && !PeerList.isFingerprint(who)) {
      throw new IllegalArgumentException("There is no such peer: " + who);
    }
    StringBuilder line = new StringBuilder(who);
    grants.words().forEach(word -> line.append(' ').append(PeerList.written(word)));
    list.change(
        peers -> {
          List<Integer> gone = new ArrayList<>(lines(alsoKnownAs, peers));
          gone.addAll(lines(List.of(who), peers));
          return new PeerList.Edit(gone, line.toString());
        });
  }

  /**
   * Takes all lines of a peer out.
   *
   * @param knownAs its key and its fingerprint, as far as they are known
   * @return whether there was one
   */
  public boolean revoke(Collection<String> knownAs) throws IOException, ConfigException {
    PeerList.Edit edit = list.change(peers -> new PeerList.Edit(lines(knownAs, peers), ""));
    return !edit.gone().isEmpty();
  }

  private static List<Integer> lines(Collection<String> names, List<AuthorizedPeer> peers) {
    return peers.stream()
        .filter(peer -> names.contains(peer.who()))
        .map(AuthorizedPeer::line)
        .toList();
  }

  private static AuthorizedPeer peer(List<Value> words, int line, List<AuthorizedPeer> before)
      throws Misread {
    Value who = words.get(0);
    if (!PeerList.isKey(who.text()) && !PeerList.isFingerprint(who.text())) {
      throw new Misread(
          who.from(), who.to(), "a line begins with a key, or a fingerprint like SHA256:...");
    }
    return new AuthorizedPeer(who.text(), grants(words.subList(1, words.size())), line);
  }

  /** Reads grants, and tells which of the words is wrong. */
  static Grants grants(List<Value> words) throws Misread {
    try {
      return Grants.parse(words.stream().map(Value::text).toList());
    } catch (GrantException e) {
      for (int i = words.size() - 1; i >= 0; i--) { // the second, where it is there twice
        if (words.get(i).text().equals(e.word())) {
          throw new Misread(words.get(i).from(), words.get(i).to(), e.message());
        }
      }
      throw new IllegalStateException("No word is " + e.word() + '.', e);
    }
  }
}
