package dev.msp.config;

import java.util.List;

/**
 * A file that is no right msp.conf, with all its mistakes. The message is the first of them, with
 * file, line and column; it quotes the file, so it is not safe for a terminal.
 */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;
  private final int total;

  /**
   * Makes one.
   *
   * @param file how to call the file
   * @param mistakes in the order of the file, at least one
   * @param total how many there are, should not all be listed
   */
  ConfigException(String file, List<Mistake> mistakes, int total) {
    super(mistakes.get(0).in(file));
    this.mistakes = List.copyOf(mistakes);
    this.total = total;
  }

  /** Returns the mistakes in the order of the file: at most {@value Mistakes#LISTED}. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  /** Returns how many mistakes there are, also where not all are listed. */
  public int total() {
    return total;
  }
}
