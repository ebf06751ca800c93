package dev.msp.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells whether a person sits at one of the process's streams. */
final class Terminals {

  private Terminals() {}

  /**
   * Returns whether a stream is a terminal. The JVM only tells whether input and output both are;
   * Linux says what each one leads to.
   *
   * @param descriptor 0, 1 or 2
   */
  static boolean isTerminal(int descriptor, @Nullable Console console) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return console != null;
    }
  }
}
