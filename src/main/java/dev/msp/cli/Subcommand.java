package dev.msp.cli;

/** One command of {@code msp}. */
interface Subcommand {

  /** Returns what it is called and takes. */
  Definition definition();

  /**
   * Does it.
   *
   * @return the exit code
   * @throws UserError if the user can mend it
   */
  int run(Words words, Streams streams) throws UserError;
}
