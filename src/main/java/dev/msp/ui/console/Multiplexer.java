package dev.msp.ui.console;

import java.util.Map;

/** What may stand between the program and the terminal that a person sees. */
public enum Multiplexer {
  /** Nothing that we know of. */
  NONE,
  /** tmux, which by itself passes on no copies of the programs in it, but takes them by command. */
  TMUX,
  /** GNU screen, which passes on what is wrapped for it. */
  SCREEN;

  /**
   * Returns the one in which the program runs.
   *
   * @param environment the variables of the program
   */
  public static Multiplexer of(Map<String, String> environment) {
    if (!environment.getOrDefault("TMUX", "").isEmpty()) {
      return TMUX;
    }
    return environment.getOrDefault("STY", "").isEmpty() ? NONE : SCREEN;
  }
}
