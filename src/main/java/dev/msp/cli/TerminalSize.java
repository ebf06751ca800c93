package dev.msp.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How large the terminal is.
 *
 * @param columns characters in a line, 1 or more
 * @param rows lines, 1 or more
 */
record TerminalSize(int columns, int rows) {

  private static final long SECONDS = 2;

  /** Asks stty, for Java cannot ask the system; null where that is not possible. */
  static @Nullable TerminalSize ask() {
    Process stty;
    try {
      stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
    } catch (IOException e) {
      return null;
    }
    try {
      if (!stty.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return null;
      }
      return parse(new String(stty.getInputStream().readNBytes(64), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      stty.destroyForcibly();
    }
  }

  /** Reads {@code ROWS COLUMNS}; a line that is no terminal has 0 of both. */
  static @Nullable TerminalSize parse(String answer) {
    String[] words = answer.strip().split(" ", -1);
    try {
      int rows = Integer.parseInt(words[0]);
      int columns = Integer.parseInt(words[words.length - 1]);
      return words.length == 2 && rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return columns + "x" + rows;
  }
}
