package dev.msp.transfer;

import dev.msp.session.Clock;
import java.util.function.LongSupplier;

/**
 * Measures how far one file is, over all the channels that it takes, and tells it now and then. The
 * rate is that of the last seconds: each new one weighs as much as the time that it was measured
 * for, against five seconds.
 */
final class Meter {

  /** So often it is told, in nanoseconds. */
  static final long TOLD_EVERY = 200_000_000L;

  private static final double MEMORY = 5e9;

  private final String name;
  private final boolean sends;
  private final long total;
  private final Clock clock;
  private final TransferEvents events;
  private final long made;
  private double rate;
  private long resumedFrom;
  private long at;
  private long last;
  private long since;
  private long sent;
  private int begun;

  Meter(String name, boolean sends, long total, Clock clock, TransferEvents events) {
    this.name = name;
    this.sends = sends;
    this.total = total;
    this.clock = clock;
    this.events = events;
    this.made = clock.nanos();
  }

  long total() {
    return total;
  }

  /** Says that it begins, or goes on, at an offset. */
  void begin(long offset) {
    begun++;
    resumedFrom = offset;
    at = offset;
    last = offset;
    since = clock.nanos();
    events.progress(progress(offset));
  }

  /**
   * Says how far it is now.
   *
   * @param handed where the file is of which everything before was handed on
   * @param pending how many bytes of that the receiver may not have yet
   */
  void moved(long handed, LongSupplier pending) {
    sent += handed - last;
    last = handed;
    long now = clock.nanos();
    long took = now - since;
    if (took >= TOLD_EVERY) {
      long done = Math.max(at, handed - pending.getAsLong());
      double measured = (done - at) * 1e9 / took;
      double weight = rate == 0 ? 1 : Math.min(1, took / MEMORY);
      rate += (measured - rate) * weight;
      since = now;
      at = done;
      events.progress(progress(done));
    }
  }

  private Progress progress(long done) {
    return new Progress(name, sends, done, total, resumedFrom, (long) rate, begun - 1);
  }

  /** Returns what became of the file since this was made. */
  TransferEvents.Stored stored(String storedAs) {
    long took = clock.nanos() - made;
    return new TransferEvents.Stored(name, storedAs, sends, total, sent, took);
  }

  /** Returns how many bytes went over the wire, those that went twice counted twice. */
  long sent() {
    return sent;
  }
}
