package dev.msp.session;

/**
 * The two times a session needs: one that never goes back, for every timer, and the time of day,
 * for people and logs.
 */
public interface Clock {

  /** Returns nanoseconds since some moment near the start of the program; never goes back. */
  long nanos();

  /**
   * Returns the time of day that belongs to a recent value of {@link #nanos}.
   *
   * @return microseconds since 1970-01-01T00:00:00Z
   */
  long micros(long nanos);

  /** Returns the clock of this machine. */
  static Clock system() {
    return new SystemClock();
  }
}
