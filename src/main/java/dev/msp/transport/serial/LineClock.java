package dev.msp.transport.serial;

/**
 * When the last bit of what was written should have left the line. Not every driver says how much
 * it still holds, and closing a port throws that away.
 */
final class LineClock {

  /**
   * How long bytes may take between the driver and the line, in nanoseconds: on a pseudo-terminal
   * the kernel hands them over later, and adapters have queues that their drivers do not count.
   */
  static final long MARGIN = 50_000_000L;

  /** Bytes that a driver holds at most without saying so. */
  static final int QUEUE = 4096;

  /** When the line has sent everything, in nanoseconds. */
  private long free;

  private boolean used;

  /**
   * Bytes were taken by the driver.
   *
   * @param now the time, in nanoseconds
   */
  synchronized void wrote(long bytes, LineSettings settings, long now) {
    long start = used && free - now > 0 ? free : now;
    long longest = now + settings.nanos(QUEUE);
    long end = start + settings.nanos(bytes);
    free = end - longest > 0 ? longest : end; // the driver took them: the rest has left
    used = true;
  }

  /**
   * Returns how long the line still needs, in nanoseconds, 0 if nothing is on its way.
   *
   * @param now the time, in nanoseconds
   */
  synchronized long left(long now) {
    return used ? Math.max(0, free + MARGIN - now) : 0;
  }
}
