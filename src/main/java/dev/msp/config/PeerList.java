package dev.msp.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A file with a peer on each line, as a row of words: read whole or refused with all its mistakes,
 * and changed line by line, so that what its owner wrote beside the peers stays.
 *
 * @param <P> what a line says
 */
final class PeerList<P> {

  /** How the words of a line are understood. */
  interface Row<P> {

    /**
     * Reads one.
     *
     * @param words at least one
     * @param line from 1
     * @param before the lines above
     * @throws Misread if it says nothing right
     */
    P read(List<Value> words, int line, List<P> before) throws Misread;
  }

  /** Says what becomes of a list. */
  interface Editor<P> {

    /** Returns the change to make of the peers that are there. */
    Edit edit(List<P> peers) throws IOException;
  }

  /**
   * A change of a list.
   *
   * @param gone the lines that are taken out, from 1
   * @param added the line that comes behind the rest; empty for none
   */
  record Edit(List<Integer> gone, String added) {

    static final Edit NONE = new Edit(List.of(), "");

    private byte[] of(List<TextLine> lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        if (!gone.contains(i + 1)) {
          text.append(lines.get(i).text()).append('\n');
        }
      }
      if (!added.isEmpty()) {
        text.append(added).append('\n');
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final int KEY_BYTES = 32;
  private static final String FINGERPRINT = "SHA256:";

  private final OwnDirectory directory;
  private final String name;
  private final Row<P> row;

  PeerList(OwnDirectory directory, String name, Row<P> row) {
    this.directory = directory;
    this.name = name;
    this.row = row;
  }

  Path path() {
    return directory.file(name);
  }

  /** Returns the peers in the order of the file; none if it is not there. */
  List<P> read() throws IOException, ConfigException {
    Optional<byte[]> content = directory.read(name, OwnDirectory.Access.OTHERS_READ);
    return content.isEmpty() ? List.of() : peers(TextLine.split(content.get()));
  }

  private List<P> peers(List<TextLine> lines) throws ConfigException {
    Mistakes mistakes = new Mistakes(path().toString(), lines);
    List<P> peers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        List<Value> words = lines.get(i).words();
        if (!words.isEmpty()) {
          peers.add(row.read(words, i + 1, peers));
        }
      } catch (Misread e) {
        mistakes.add(i + 1, e.from(), e.to(), e.message());
      }
    }
    mistakes.check();
    return peers;
  }

  /**
   * Changes the list while no other process does.
   *
   * @return what was changed
   * @throws ConfigException if the file has mistakes; it is as before then
   */
  Edit change(Editor<P> editor) throws IOException, ConfigException {
    List<Edit> made = new ArrayList<>();
    directory.change(
        name,
        OwnDirectory.Access.OTHERS_READ,
        old -> {
          List<TextLine> lines = TextLine.split(old.orElse(new byte[0]));
          Edit edit = editor.edit(peers(lines));
          made.add(edit);
          return edit.equals(Edit.NONE) ? Optional.empty() : Optional.of(edit.of(lines));
        });
    return made.get(0);
  }

  /** Returns whether a text is a public key: Base64 of 32 bytes, in the one way to write it. */
  static boolean isKey(String text) {
    return text.equals(again(text, Base64.getEncoder()));
  }

  /** Returns whether a text is the fingerprint of a key. */
  static boolean isFingerprint(String text) {
    return text.startsWith(FINGERPRINT)
        && text.substring(FINGERPRINT.length())
            .equals(
                again(text.substring(FINGERPRINT.length()), Base64.getEncoder().withoutPadding()));
  }

  private static String again(String text, Base64.Encoder encoder) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
      return bytes.length == KEY_BYTES ? encoder.encodeToString(bytes) : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Returns a word as it must stand in a line, in quotes where it needs them. */
  static String written(String word) {
    if (word.matches("[A-Za-z0-9_./:=,+~@%-]+")) {
      return word;
    }
    StringBuilder quoted = new StringBuilder("\"");
    word.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\');
              }
              if (Hidden.isHidden(c)) {
                quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
