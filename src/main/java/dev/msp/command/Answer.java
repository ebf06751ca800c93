package dev.msp.command;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person typed behind a question for yes or no. */
public final class Answer {

  /** How often it is asked in all; then it is no. */
  private static final int MOST = 3;

  /** Behind the question: what may be typed, and what Enter is. */
  public static final String KEYS = " [y/N]";

  /** With what a fingerprint begins, and how long it is: 256 bits in Base64 behind that. */
  private static final String FINGERPRINT = "SHA256:";

  private static final int LENGTH = FINGERPRINT.length() + 43;

  private Answer() {}

  /**
   * Returns what an answer means: yes, no, or empty where it means neither.
   *
   * @param question yes is also what it quotes, where that is a fingerprint: whoever pastes the one
   *     that the owner told has compared it
   */
  public static Optional<Boolean> of(String typed, String question) {
    String answer = typed.strip().toLowerCase(Locale.ROOT);
    return switch (answer) {
      case "y", "yes" -> Optional.of(true);
      case "", "n", "no" -> Optional.of(false);
      default -> isFingerprint(typed.strip(), question) ? Optional.of(true) : Optional.empty();
    };
  }

  private static boolean isFingerprint(String typed, String question) {
    return typed.startsWith(FINGERPRINT) && typed.length() == LENGTH && question.contains(typed);
  }

  /**
   * Asks until the answer is yes or no, three times at most.
   *
   * @param ask shows a line and returns what was typed, null at the end of the input
   * @return whether it was yes
   */
  public static boolean ask(String question, Asking ask) throws InterruptedException {
    String shown = question + KEYS;
    for (int asked = 0; asked < MOST; asked++) {
      String typed = ask.typed(shown);
      Optional<Boolean> answer = typed == null ? Optional.of(false) : of(typed, question);
      if (answer.isPresent()) {
        return answer.get();
      }
      shown = "Please answer yes or no" + KEYS;
    }
    return false;
  }

  /** Reads a line from a person. */
  public interface Asking {
    /** Shows a line and returns what was typed behind it; null at the end of the input. */
    @Nullable String typed(String shown) throws InterruptedException;
  }
}
