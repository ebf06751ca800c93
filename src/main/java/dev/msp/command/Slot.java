package dev.msp.command;

/**
 * A place for an argument in a command.
 *
 * @param name what help calls it, in capitals; unique within the command
 * @param type what it takes
 * @param count how many words it takes
 * @param keyword the word that stands before it ({@code within} in {@code within 2s}); empty for an
 *     argument known by its place
 * @param <T> what the argument becomes
 */
public record Slot<T>(String name, ArgumentType<T> type, Count count, String keyword) {

  /** How many words go into a slot. */
  public enum Count {
    /** One, and it must be there. */
    ONE,
    /** One or none. */
    OPTIONAL,
    /** One or more, up to a keyword or the end; a text of several words has single blanks in it. */
    REST,
    /** None: the keyword says it all. */
    FLAG
  }

  /** Returns an argument that must be there. */
  public static <T> Slot<T> one(String name, ArgumentType<T> type) {
    return new Slot<>(name, type, Count.ONE, "");
  }

  /** Returns an argument that may be there. */
  public static <T> Slot<T> optional(String name, ArgumentType<T> type) {
    return new Slot<>(name, type, Count.OPTIONAL, "");
  }

  /** Returns an argument that takes all words that are left. */
  public static <T> Slot<T> rest(String name, ArgumentType<T> type) {
    return new Slot<>(name, type, Count.REST, "");
  }

  /** Returns an argument that may follow its keyword. */
  public static <T> Slot<T> after(String keyword, String name, ArgumentType<T> type) {
    return new Slot<>(name, type, Count.OPTIONAL, keyword);
  }

  /**
   * Returns a keyword that says something by itself.
   *
   * @param meaning what it says, in a few words
   */
  public static Slot<Boolean> flag(String keyword, String meaning) {
    return new Slot<>(keyword, Types.flag(meaning), Count.FLAG, keyword);
  }

  boolean isClause() {
    return !keyword.isEmpty();
  }

  @Override
  public String toString() {
    if (count == Count.FLAG) {
      return '[' + keyword + ']';
    }
    String plain = (isClause() ? keyword + ' ' : "") + name + (count == Count.REST ? "..." : "");
    return count == Count.OPTIONAL ? '[' + plain + ']' : plain;
  }
}
