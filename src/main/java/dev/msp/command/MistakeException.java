package dev.msp.command;

import dev.msp.capture.SafeText;
import java.nio.charset.StandardCharsets;

/** A line, or a value that a variable brought into it, that is no command. */
public final class MistakeException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Mistake mistake;

  /** Makes one from what is wrong. */
  public MistakeException(Mistake mistake) {
    super(SafeText.forCharset(StandardCharsets.UTF_8).line(mistake.sentence()));
    this.mistake = mistake;
  }

  /** Returns what is wrong, and where. */
  public Mistake mistake() {
    return mistake;
  }
}
