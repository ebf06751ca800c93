package dev.msp.session;

import java.time.Instant;

/**
 * The clock of this machine. Asks for the time of day once a second only and counts from there: it
 * is wanted for every event, and a time of day that is set back shows within a second.
 */
final class SystemClock implements Clock {

  private static final long START = System.nanoTime();
  private static final long REFRESH = 1_000_000_000L;

  private record Anchor(long nanos, long micros) {}

  private volatile Anchor anchor = new Anchor(nanos(), wall());

  @Override
  public long nanos() {
    return System.nanoTime() - START;
  }

  @Override
  public long micros(long nanos) {
    Anchor now = anchor;
    if (nanos - now.nanos > REFRESH) {
      now = new Anchor(nanos(), wall());
      anchor = now;
    }
    return now.micros + (nanos - now.nanos) / 1_000;
  }

  private static long wall() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}
