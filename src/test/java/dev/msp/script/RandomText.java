package dev.msp.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes lines of the command language with slips in them, and what looks like such lines. */
final class RandomText {

  /** What lines are made of, and what is most likely to mislead a parser. */
  static final List<String> PIECES =
      List.of(
          "send",
          "send ",
          "open",
          "expect",
          "expect data ",
          "expect bytes ",
          "repeat ",
          "if ",
          "else",
          "end",
          "let ",
          "on data ",
          "fault ",
          "line ",
          "log start ",
          "include ",
          "macro ",
          "within",
          "within 5s",
          "exactly ",
          "as ",
          "every ",
          "type ",
          "'",
          "\"",
          "\\",
          "\\x",
          "\\u{",
          "\\u00e",
          "\\u{41}",
          "${",
          "${i}",
          "}",
          "x\"",
          "x\"AA ",
          "??",
          "5?",
          "/",
          "/a(?<b>.)/",
          "(",
          "[",
          "*",
          "#",
          ";",
          " ; ",
          "@",
          "@dev ",
          " ",
          "\t",
          "\r",
          "\0",
          "5s",
          "200ms",
          "7",
          "-1",
          "99999999999",
          "==",
          "loop:",
          "tcp://127.0.0.1:9",
          "/dev/ttyUSB0?baud=",
          "é",
          "😀",
          "\ud800",
          "\u001b",
          "\ufeff",
          "\u202e",
          "a");

  private static final List<String> EXAMPLES = examples();

  private final Random random;

  RandomText(long seed) {
    random = new Random(seed);
  }

  private static List<String> examples() {
    List<String> lines = new ArrayList<>();
    Path directory = Path.of("scripts", "examples");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.msp")) {
      for (Path file : files) {
        lines.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.removeIf(line -> line.isBlank() || line.startsWith("#"));
    lines.sort(null); // the order of a directory is another one on each machine
    return lines;
  }

  /** Returns a line: an example with up to four slips in it, or pieces. */
  String line() {
    return random.nextInt(3) == 0 ? pieces() : mutant();
  }

  private String pieces() {
    StringBuilder line = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      line.append(piece()).append(random.nextBoolean() ? " " : "");
    }
    return line.toString();
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private String mutant() {
    StringBuilder line = new StringBuilder(EXAMPLES.get(random.nextInt(EXAMPLES.size())));
    for (int i = random.nextInt(5); i > 0; i--) {
      int at = random.nextInt(line.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> line.insert(at, piece());
        case 1 -> line.delete(at, Math.min(line.length(), at + 1 + random.nextInt(3)));
        case 2 -> line.setLength(at);
        default -> line.insert(at, line.substring(random.nextInt(at + 1), at));
      }
    }
    return line.toString();
  }

  /** Returns a file of some lines, which may have a byte in it that is no text. */
  byte[] file() {
    StringBuilder text = new StringBuilder();
    for (int lines = random.nextInt(8); lines > 0; lines--) {
      text.append(line()).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(9) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }
}
