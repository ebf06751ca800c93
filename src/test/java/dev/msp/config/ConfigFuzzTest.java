package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are, they are a right file or one with mistakes at places that exist. */
class ConfigFuzzTest {

  private static final String[] PIECES = {
    "[",
    "]",
    "[defaults]",
    "[profile p",
    "[profile q]",
    "=",
    "\"",
    "\\",
    "\\x",
    "\\u{",
    "\\u00e",
    "}",
    "#",
    ",",
    "'",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u001b",
    "\u200b",
    "\u00a0",
    "😀",
    "é",
    "endpoint",
    "endpoint=",
    "baud=",
    "name = ",
    "ack-timeout=",
    "password-file=~/",
    "vid=",
    "window",
    "9600",
    "5s",
    "serial:",
    "tcp://",
    "[::1]",
    "[fe80::1%",
    "loop:",
    "/dev/x",
    "COM3",
    "?",
    "&",
    "%4",
    "%",
    ":",
    "99999",
    "1.2.3.4",
    "yes",
    "\uFEFF",
    "-",
    "_",
    ".",
    "x".repeat(70)
  };

  @Test
  void onlyMistakesAreThrown() {
    long seed = 20261122;
    Random random = new Random(seed);
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < 6_000; i++) {
      byte[] bytes = random.nextInt(4) == 0 ? noise(random) : text(random);
      try {
        Config.parse("f", bytes);
        right++;
      } catch (ConfigException e) {
        wrong++;
        for (Mistake mistake : e.mistakes()) {
          checkPlace(mistake, bytes, "seed " + seed + ", file " + i);
        }
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
    assertThat(right).as("right files, seed " + seed).isGreaterThan(50);
    assertThat(wrong).as("wrong files, seed " + seed).isGreaterThan(3_000);
  }

  static void checkPlace(Mistake mistake, byte[] bytes, String which) {
    long lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    int length = mistake.text().codePointCount(0, mistake.text().length());
    assertThat(mistake.line()).as(which).isBetween(1, (int) lines);
    assertThat(mistake.column()).as(which + ": " + mistake).isBetween(1, length + 1);
    assertThat(mistake.width()).as(which + ": " + mistake).isBetween(1, length + 1);
    assertThat(mistake.column() + mistake.width()).as(which).isLessThanOrEqualTo(length + 2);
    assertThat(mistake.message()).as(which).isNotBlank().doesNotContain("\n", "Exception");
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(60)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int pieces = random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      if (random.nextInt(20) == 0) {
        bytes.write(random.nextInt(256));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void everyCutOfARightFileIsRightOrHasMistakes() {
    String text =
        """
        [defaults]
        ack-timeout = 2s # é
        [profile bench]
        endpoint = "serial:/dev/ttyUSB0?flow=rtscts"
        name = "\\u{1F600} \\x41 \\n"
        """;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end <= bytes.length; end++) {
      for (int from = 0; from <= end; from += 7) {
        try {
          Config.parse("f", java.util.Arrays.copyOfRange(bytes, from, end));
        } catch (ConfigException e) {
          assertThat(e.mistakes()).as(from + " to " + end).isNotEmpty();
        }
      }
    }
  }

  /** Work that grew with the square of the size would take hours. */
  @Test
  @Timeout(60)
  void aLargeFileOfMistakesIsReadInTime() {
    for (String piece : new String[] {"\"", "\n[profile p]"}) {
      byte[] bytes = piece.repeat(Config.LARGEST / piece.length()).getBytes(StandardCharsets.UTF_8);
      assertThat(Conf.wrong(bytes)).as(piece).isNotEmpty();
    }
    assertThat(Conf.wrong(new byte[Config.LARGEST])).hasSize(1);
  }
}
