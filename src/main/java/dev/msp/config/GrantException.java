package dev.msp.config;

/** Something that is no grant; the message is a clause for the user. */
public final class GrantException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String word;

  GrantException(String word, String message) {
    super(message);
    this.word = word;
  }

  /** Returns the word that is wrong. */
  public String word() {
    return word;
  }

  /** Returns what is wrong with it. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
