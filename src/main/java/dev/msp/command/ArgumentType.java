package dev.msp.command;

import dev.msp.frame.Bytes;
import java.util.List;

/**
 * What an argument may be: how it is read, and what completes it.
 *
 * @param <T> what it becomes
 */
public interface ArgumentType<T> {

  /** Returns what a right one looks like, as it follows "expected": {@code a duration like 5s}. */
  String expected();

  /**
   * Reads a value.
   *
   * @throws UnfitException if it is none
   */
  T read(Bytes value) throws UnfitException;

  /** Returns whether {@code /.../} stands for a regular expression here. */
  default boolean takesPattern() {
    return false;
  }

  /**
   * Reads a regular expression; only where {@link #takesPattern}.
   *
   * @throws UnfitException if it is none
   */
  default T readPattern(Bytes expression) throws UnfitException {
    throw new UnfitException("is a regular expression");
  }

  /**
   * Reads bytes some of whose digits may be any; only where {@link #takesPattern}.
   *
   * @param digits hexadecimal digits, and {@code ?} for any, two a byte
   * @throws UnfitException if it is none
   */
  default T readMask(Bytes digits) throws UnfitException {
    throw new UnfitException("has bytes that may be any");
  }

  /**
   * Returns what may stand here, the likeliest first; the caller keeps what fits the beginning.
   *
   * @param begun what is typed of it already
   */
  default List<Candidate> candidates(String begun, Surroundings surroundings) {
    return List.of();
  }

  /**
   * A value that an argument does not take; the message says in words that follow it why, or is
   * empty where what is expected says it all.
   */
  final class UnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /** Makes one: {@code is not 1 to 65535}. */
    public UnfitException(String message) {
      this(message, "");
    }

    /** Makes one with a clause that says what was most likely meant. */
    public UnfitException(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    /** Returns what was most likely meant, else empty. */
    public String hint() {
      return hint;
    }
  }
}
