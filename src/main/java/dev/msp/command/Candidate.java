package dev.msp.command;

/**
 * A word that may stand at a place.
 *
 * @param text the word as it is to be written
 * @param description what it is, in a few words; may be empty
 */
public record Candidate(String text, String description) {

  /** Returns whether it is a whole word; behind a directory, a scheme or ${ something follows. */
  public boolean isWhole() {
    return !text.endsWith("/") && !text.endsWith(":") && !text.endsWith("}");
  }
}
