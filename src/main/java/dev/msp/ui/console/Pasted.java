package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.msp.frame.Bytes;
import java.util.List;

/** Text that was pasted. */
final class Pasted {

  private final StringBuilder text = new StringBuilder();
  private boolean cut;

  /** Adds a key that the terminal made of a character. */
  void add(KeyStroke key) {
    Character typed =
        key.getKeyType() == KeyType.Tab ? Character.valueOf('\t') : key.getCharacter();
    boolean end = key.getKeyType() == KeyType.Enter;
    cut |= text.length() >= Editor.LONGEST;
    if (!cut && (end || typed != null)) {
      text.append(end || typed == null ? '\n' : typed.charValue());
    }
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Returns the characters of its first line as they would be typed. */
  List<KeyStroke> keys() {
    String first = lines().isEmpty() ? "" : lines().get(0);
    return first.chars().mapToObj(c -> new KeyStroke((char) c, false, false)).toList();
  }

  /** Returns whether there was more than a line takes. */
  boolean isCut() {
    return cut;
  }

  /** Returns its lines but for empty ones, which are no messages. */
  List<String> lines() {
    return text.toString().lines().filter(line -> !line.isEmpty()).toList();
  }

  /** Returns how many bytes its lines are. */
  int bytes() {
    return lines().stream().mapToInt(line -> Bytes.utf8(line).length()).sum();
  }

  /** Returns it without the line end behind it. */
  String whole() {
    return text.toString().stripTrailing();
  }

  /** Returns it as one command: what a line end stands between, a semicolon does too. */
  String inOneLine() {
    return String.join(" ; ", lines());
  }
}
