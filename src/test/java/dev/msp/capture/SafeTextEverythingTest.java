package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link SafeText} on all there is: every code point, and a million random byte strings. */
class SafeTextEverythingTest {

  /** What random strings are made of: the usual suspects, so that chance brings them together. */
  private static final String[] PIECES = {
    "\u001b[31m",
    "\u001b]0;x\u0007",
    "\r",
    "\b",
    "\u009b",
    "\u202E",
    "\u200D",
    "\u200C",
    "\u200B",
    "\uFE0F",
    "\uFE0E",
    "\u0301",
    "\u094D",
    "\u20DD",
    "क",
    "👩",
    "💻",
    "❤",
    "み",
    "é",
    " ",
    "\u3000",
    "\\",
    "\\x41",
    "a",
    "}",
    "\u2028",
    "\uFEFF",
    "\uFFFD",
    "\uE000",
    "\u3164"
  };

  private final SafeText safe = SafeText.UTF_8;

  @Test
  void everyCodePointAloneIsShownOrEscapedAndNothingIsLost() {
    List<String> wrong = new ArrayList<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      check(codePoint, text, expected(codePoint, false), wrong);
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyCodePointBetweenLettersIsShownOrEscapedAndNothingIsLost() {
    List<String> wrong = new ArrayList<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = "a" + Character.toString(codePoint) + "b";
      check(codePoint, text, "a" + expected(codePoint, true) + "b", wrong);
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void aMillionRandomByteStringsAreSafeAndNothingIsLost() {
    long seed = 30_2026;
    Random random = new Random(seed);
    byte[][] pieces = new byte[PIECES.length][];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = PIECES[i].getBytes(StandardCharsets.UTF_8);
    }
    List<String> wrong = new ArrayList<>();
    byte[] buffer = new byte[64];
    for (int i = 0; i < 1_000_000 && wrong.isEmpty(); i++) {
      Bytes wire = Bytes.copyOf(buffer, 0, fill(buffer, pieces, random));
      String shown = safe.line(wire);
      if (AllowedOnTerminal.firstOffence(shown) >= 0
          || !Arrays.equals(Unescape.toBytes(shown), wire.toArray())) {
        wrong.add("string " + i + ": " + wire.toHex() + " shown as " + shown);
      }
    }

    assertThat(wrong).as("seed %d", seed).isEmpty();
  }

  private void check(int codePoint, String text, String expected, List<String> wrong) {
    String shown = safe.line(text);
    boolean right =
        shown.equals(expected)
            && Unescape.toText(shown).equals(text)
            && AllowedOnTerminal.firstOffence(shown) < 0;
    // A surrogate has no UTF-8 form; as bytes it is among the broken ones.
    if (right && Character.getType(codePoint) != Character.SURROGATE) {
      right = safe.line(Bytes.utf8(text)).equals(expected);
    }
    if (!right && wrong.size() < 20) {
      wrong.add(Integer.toHexString(codePoint) + ": " + shown);
    }
  }

  private static String expected(int codePoint, boolean afterLetter) {
    boolean selector = codePoint == 0xFE0E || codePoint == 0xFE0F;
    boolean mark = selector || AllowedOnTerminal.isMark(codePoint);
    boolean shown = AllowedOnTerminal.always(codePoint) || afterLetter && mark;
    return switch (codePoint) {
      case '\\' -> "\\\\";
      case 0 -> "\\0";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      default -> shown ? Character.toString(codePoint) : numbered(codePoint);
    };
  }

  private static String numbered(int codePoint) {
    String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return codePoint < 0x80 ? "\\x" + (hex.length() < 2 ? "0" : "") + hex : "\\u{" + hex + "}";
  }

  private static int fill(byte[] buffer, byte[][] pieces, Random random) {
    int length = 0;
    for (int count = random.nextInt(8); count > 0; count--) {
      if (random.nextInt(4) == 0) {
        buffer[length++] = (byte) random.nextInt(256);
      } else {
        byte[] piece = pieces[random.nextInt(pieces.length)];
        System.arraycopy(piece, 0, buffer, length, piece.length);
        length += piece.length;
      }
    }
    return length;
  }
}
