package dev.msp.ui.raw;

import dev.msp.frame.Bytes;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The line that is typed in the classic protocol, where Enter sends it as a message: Backspace
 * takes back a character, Ctrl-U all of them; other control keys and escape sequences mean nothing.
 */
final class TypedLine {

  private enum Escape {
    NONE,
    BEGUN,
    SEQUENCE
  }

  private static final int BACKSPACE = 0x08;
  private static final int DELETE = 0x7F;
  private static final int CTRL_U = 0x15;
  private static final int ESC = 0x1B;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Escape escape = Escape.NONE;

  /**
   * Takes one byte of a key.
   *
   * @return the whole line if it was Enter, else null
   */
  @Nullable Bytes key(int key) {
    if (escape != Escape.NONE) {
      skip(key);
    } else if (key == ESC) {
      escape = Escape.BEGUN;
    } else if (key == '\r' || key == '\n') {
      Bytes whole = Bytes.copyOf(line.toByteArray());
      line.reset();
      return whole;
    } else if (key == BACKSPACE || key == DELETE) {
      takeBack();
    } else if (key == CTRL_U) {
      line.reset();
    } else if (key >= ' ' || key == '\t') {
      line.write(key);
    }
    return null;
  }

  /** Escape sequences of keys are ESC and a character, or ESC [ or O and all up to a letter. */
  private void skip(int key) {
    boolean more = escape == Escape.BEGUN ? key == '[' || key == 'O' : key < '@' && key >= ' ';
    escape = more ? Escape.SEQUENCE : Escape.NONE;
  }

  private void takeBack() {
    byte[] all = line.toByteArray();
    int end = all.length - 1;
    while (end > 0 && (all[end] & 0xC0) == 0x80) {
      end--;
    }
    line.reset();
    line.write(all, 0, Math.max(0, end));
  }

  /** Returns what was typed so far, without a character that is not whole yet. */
  String text() {
    byte[] all = line.toByteArray();
    for (int cut = 0; cut < Math.min(4, all.length); cut++) {
      Bytes part = Bytes.copyOf(all, 0, all.length - cut);
      if (part.isUtf8()) {
        return part.text().orElseThrow();
      }
    }
    return new String(all, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Returns as much of the end of a text as surely fits into so many columns. */
  static String end(String text, int columns) {
    int left = columns;
    int from = text.length();
    while (from > 0) {
      int codePoint = text.codePointBefore(from);
      left -= codePoint < 0x1100 ? 1 : 2; // no wide character is below
      if (left < 0) {
        return text.substring(from);
      }
      from -= Character.charCount(codePoint);
    }
    return text;
  }
}
