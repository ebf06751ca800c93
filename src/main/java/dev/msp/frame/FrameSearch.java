package dev.msp.frame;

import dev.msp.frame.Fault.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for the next good frame in a window, one place after the other, and collects what it skips.
 * Source: MSP protocol, section 1.
 */
final class FrameSearch {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final int SYNC = Frame.SYNC_1 << Byte.SIZE | Frame.SYNC_2;

  /** SYNC and LENGTH: what is read before anything is decided. */
  private static final int PREFIX_LENGTH = 4;

  /** From this size on a failed candidate is worth running sums over its bytes. */
  private static final int LONG_CANDIDATE = 16;

  /** What the bytes at hand turned out to be. */
  private enum Verdict {
    SKIPPED,
    REGION_FULL,
    GOOD,
    UNFINISHED
  }

  /** Which candidates have failed although their rest might still come. */
  private enum Failing {
    NONE,
    FIRST,
    ALL
  }

  private final Window window;
  private final RunningSums sums = new RunningSums();
  private final Damage damage = new Damage();

  private int limit;
  private FrameCheck check = FrameCheck.NONE;
  private Failing failing = Failing.NONE;

  FrameSearch(Window window) {
    this.window = window;
  }

  void limit(int bytes) {
    limit = bytes;
  }

  void check(FrameCheck demands) {
    check = demands;
  }

  /**
   * Skips bytes until their region ends, a good frame begins, or nothing more can be told. The
   * window says what was skipped.
   *
   * @return whether a good frame begins behind the skipped bytes
   */
  boolean run() {
    window.settle();
    Verdict verdict = judge();
    while (verdict == Verdict.SKIPPED) {
      verdict = judge();
    }
    return verdict == Verdict.GOOD;
  }

  /** Lets the first candidate, or all of them, fail for want of bytes. */
  void fail(boolean all) {
    failing = all ? Failing.ALL : Failing.FIRST;
  }

  boolean isFailing() {
    return failing != Failing.NONE;
  }

  /** Returns whether the next place must be judged here. */
  boolean isBusy() {
    return isFailing() || sums.isActive();
  }

  /** Ends what {@link #fail} began, and lets go of memory if no byte is left. */
  void rest() {
    failing = Failing.NONE;
    if (window.isEmpty()) {
      sums.release();
    }
  }

  /** Returns why the bytes skipped last were skipped. */
  Fault fault() {
    return damage.fault();
  }

  /** Judges the bytes at hand and skips what belongs to no frame. */
  private Verdict judge() {
    Window w = window;
    skipFailing();
    int stop = Math.min(w.to, w.mark + Damage.MAX_REGION);
    int sync = SyncSearch.find(w.array, w.from, stop, w.to);
    if (sync > w.from) {
      return skip(Kind.NOISE, sync - w.from, 0, 0);
    }
    if (sync == stop) {
      return w.skipped() == 0 && w.settle() ? Verdict.SKIPPED : Verdict.UNFINISHED;
    }
    if (w.held() < PREFIX_LENGTH) {
      return w.more(PREFIX_LENGTH) ? Verdict.SKIPPED : unfinished(0);
    }
    int size = sizeAt(w.from);
    return isRefused(size)
        ? skip(Kind.LENGTH, refusedRun(stop), size, limit)
        : judgeCandidate(size);
  }

  /** Judges what begins like a frame of an allowed size. */
  private Verdict judgeCandidate(int size) {
    Window w = window;
    if (w.held() < Frame.HEADER_LENGTH) {
      return w.more(Frame.HEADER_LENGTH) ? Verdict.SKIPPED : unfinished(size);
    }
    // Before its end is waited for: where no frame may begin so, LENGTH may be a lie.
    if (!check.acceptsHeader(w.array[w.from + 4] & 0xFF, w.array[w.from + 5] & 0xFF)) {
      return skip(Kind.REFUSED, size, 0, 0);
    }
    if (w.held() < size) {
      return w.more(size) ? Verdict.SKIPPED : unfinished(size);
    }
    int crc = w.array[w.from + size - 1] & 0xFF;
    int computed = checksum(size);
    return crc == computed ? checked(size) : skip(Kind.CHECKSUM, size, crc, computed);
  }

  private Verdict checked(int size) {
    Window w = window;
    if (check.accepts(w.array, w.from, size)) {
      return Verdict.GOOD;
    }
    if (size >= LONG_CANDIDATE && !sums.cover(w.position())) {
      sums.begin(w.position(), size);
    }
    return skip(Kind.REFUSED, size, 0, 0);
  }

  /**
   * Passes over failing candidates in the reach of a region that is not noise, if sums are kept or
   * no candidate can be finished any more.
   */
  private void skipFailing() {
    Window w = window;
    if (isBusy() && w.skipped() > 0) {
      int stop = Math.min(w.to, w.mark + damage.reachOfCandidate());
      int position = w.position();
      boolean last = failing == Failing.ALL && !w.hasMore();
      if (stop - w.from > Long.BYTES && (sums.cover(position) || last)) {
        w.skip(sums.skipFailing(w.array, w.from, stop, w.to, limit, position, last) - w.from);
      }
    }
  }

  private Verdict unfinished(int size) {
    if (failing == Failing.NONE) {
      return Verdict.UNFINISHED;
    }
    if (failing == Failing.FIRST) {
      failing = Failing.NONE;
    }
    int held = window.held();
    return skip(Kind.INCOMPLETE, Math.max(size, held), size, held);
  }

  /** Skips what certainly begins no frame; {@code span} is how far the fault reaches. */
  private Verdict skip(Kind kind, int span, int stated, int actual) {
    int skipped = window.skipped();
    int count =
        switch (kind) {
          case NOISE -> span;
          case LENGTH -> span - PREFIX_LENGTH + 1;
          case CHECKSUM, INCOMPLETE, REFUSED -> 1;
        };
    count = damage.take(skipped, kind, count, span);
    if (count == 0) {
      return Verdict.REGION_FULL;
    }
    if (skipped == 0) {
      damage.describe(stated, actual);
    }
    window.skip(count);
    return Verdict.SKIPPED;
  }

  private int checksum(int size) {
    Window w = window;
    int position = w.position();
    if (sums.cover(position)) {
      return sums.checksum(w.array, w.from, size, position);
    }
    int at = w.from;
    int sum = Checksum.sum(w.array, at + Frame.HEADER_LENGTH, size - Frame.OVERHEAD);
    if (size >= LONG_CANDIDATE && sum != (w.array[at + size - 1] & 0xFF)) {
      sums.begin(position, size);
      return sums.checksum(w.array, at, size, position);
    }
    return sum;
  }

  private boolean isRefused(int size) {
    return size < Frame.MIN_LENGTH || size > limit;
  }

  /**
   * Returns how many bytes the refused LENGTH reaches, with all that are refused likewise and
   * overlap or touch the one before.
   */
  private int refusedRun(int stop) {
    int at = window.from;
    int next = syncWithin(at, stop);
    while (next > at && isRefused(sizeAt(next))) {
      at = next;
      next = syncWithin(at, stop);
    }
    return at + PREFIX_LENGTH - window.from;
  }

  /** Returns the first place behind SYNC and up to the end of its LENGTH with SYNC again, or -1. */
  private int syncWithin(int at, int stop) {
    int last = Math.min(at, stop - 2 * PREFIX_LENGTH) + PREFIX_LENGTH;
    for (int next = at + 2; next <= last; next++) {
      if ((int) INT.get(window.array, next) >>> Short.SIZE == SYNC) {
        return next;
      }
    }
    return -1;
  }

  private int sizeAt(int at) {
    return (int) INT.get(window.array, at) & 0xFFFF;
  }
}
