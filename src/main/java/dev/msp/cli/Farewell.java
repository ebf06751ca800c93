package dev.msp.cli;

/**
 * Ends MSP/3 links in order where a signal ends the program: BYE at once, and a second for the peer
 * to say it too. Source: MSP protocol, section 4.3, rule 10.
 */
final class Farewell {

  private static final long NANOS = 1_000_000_000L;

  /** What can be left in order, within a time in nanoseconds. */
  interface Leaving {
    void leave(long nanos) throws InterruptedException;
  }

  private Farewell() {}

  /** Ends something in order. */
  static void of(Leaving leaving) {
    try {
      leaving.leave(NANOS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
