package dev.msp.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal for a secret. */
interface Prompt {

  /** The terminal of this process. */
  Prompt TERMINAL =
      text -> {
        Console console = System.console();
        return console == null ? null : console.readPassword("%s: ", text);
      };

  /**
   * Asks, and does not show what is typed.
   *
   * @return what was typed, which the caller wipes; null where there is no terminal, or it ended
   */
  char @Nullable [] secret(String text);
}
