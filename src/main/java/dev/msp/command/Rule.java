package dev.msp.command;

/** A block that answers what comes on a session. Its follower alone changes it. */
final class Rule {

  private final Trigger trigger;
  private final long from;
  private final Call call;
  private long firstByte = Long.MAX_VALUE;

  /**
   * Makes one.
   *
   * @param trigger what it answers
   * @param from the first event that it answers, by its number in the journal
   * @param call the command that made it, whose block is run
   */
  Rule(Trigger trigger, long from, Call call) {
    this.trigger = trigger;
    this.from = from;
    this.call = call;
  }

  /** Returns the same rule for a connection of the listener that it is one of. */
  Rule on(long first) {
    return new Rule(trigger, first, call);
  }

  Trigger trigger() {
    return trigger;
  }

  Call call() {
    return call;
  }

  long from() {
    return from;
  }

  /** Returns whether an event came after the rule was made. */
  boolean isFor(long seq) {
    return seq >= from;
  }

  /** The next byte is this one, counted from the first that the follower saw. */
  void reached(long position) {
    firstByte = Math.min(firstByte, position);
  }

  /** Returns the first byte that came after the rule was made. */
  long firstByte() {
    return firstByte;
  }
}
