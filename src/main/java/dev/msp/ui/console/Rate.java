package dev.msp.ui.console;

import java.util.ArrayDeque;

/** How much went over a wire in the last second or so. Belongs to the thread that draws. */
final class Rate {

  private static final long SECOND = 1_000_000_000L;

  /** A sample is taken so often at most, in nanoseconds: more would say the same. */
  private static final long STEP = SECOND / 10;

  private record Sample(long nanos, long frames, long bytes) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private long frames;
  private long bytes;

  /**
   * Takes over what was counted so far.
   *
   * @param nanos the time
   */
  void sample(long nanos, long framesSoFar, long bytesSoFar) {
    Sample now = new Sample(nanos, framesSoFar, bytesSoFar);
    if (samples.isEmpty() || nanos - samples.getLast().nanos() >= STEP) {
      samples.add(now);
    }
    while (samples.size() > 1 && nanos - second().nanos() >= SECOND) {
      samples.remove();
    }
    Sample first = samples.getFirst();
    long elapsed = Math.max(SECOND, nanos - first.nanos());
    frames = perSecond(framesSoFar - first.frames(), elapsed);
    bytes = perSecond(bytesSoFar - first.bytes(), elapsed);
  }

  private Sample second() {
    var all = samples.iterator();
    all.next();
    return all.next();
  }

  private static long perSecond(long count, long elapsed) {
    return Math.round((double) count * SECOND / elapsed);
  }

  /** Returns frames a second, both ways. */
  long frames() {
    return frames;
  }

  /** Returns bytes a second, both ways. */
  long bytes() {
    return bytes;
  }

  /** Returns whether it would fall by itself as time goes on. */
  boolean isFalling() {
    return frames > 0 || bytes > 0;
  }
}
