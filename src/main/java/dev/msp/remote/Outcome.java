package dev.msp.remote;

/**
 * What became of a command.
 *
 * @param ending what ended it
 * @param code its exit code, 128 + n where signal n ended it; of no meaning if it did not start
 * @param text a clause for a person, empty where it ended by itself; from a peer it is foreign text
 */
public record Outcome(Ending ending, int code, String text) {

  /** The greatest exit code that a process can pass on. */
  private static final int GREATEST = 255;

  /** Returns the exit code as a process of this machine can pass it on, 0 to 255. */
  public int passedOn() {
    return code >= 0 && code <= GREATEST ? code : GREATEST;
  }
}
