package dev.msp.frame;

/** Measures how long a decoder has held part of a frame, by the times that are handed in. */
final class HalfFrameClock {

  private final HalfFrame rule;
  private long lastInput;
  private long born;
  private int candidate;
  private boolean running;

  HalfFrameClock(HalfFrame rule) {
    this.rule = rule;
  }

  void input(long now) {
    lastInput = now;
  }

  /**
   * Says that the candidate at a position of the stream waits for bytes. If it was not waiting
   * before, its first byte came with the last input, or it took the place of one that failed then.
   */
  void waitFor(int position) {
    if (!running || position != candidate) {
      born = lastInput;
    }
    candidate = position;
    running = true;
  }

  void stop() {
    running = false;
  }

  boolean isRunning() {
    return running;
  }

  /** Returns when the waiting candidate fails. */
  long deadline() {
    return after(rule.kind() == HalfFrame.Kind.QUIET ? lastInput : born);
  }

  /** Returns whether the waiting candidate has failed. */
  boolean hasFailed(long now) {
    return running && now >= deadline();
  }

  /** Returns whether every candidate has failed, whichever byte it begins with. */
  boolean haveAllFailed(long now) {
    return running && now >= after(lastInput);
  }

  private long after(long start) {
    long due = start + rule.nanos();
    return due < start ? FrameDecoder.NO_DEADLINE : due;
  }
}
