package dev.msp.transfer;

import dev.msp.session.ChannelException;
import java.util.concurrent.TimeUnit;

/**
 * When a file that was interrupted is tried again. As long as each channel brings it further, at
 * once and without end; otherwise after a pause that doubles. A lost link has no last try: whoever
 * gives the channels knows whether there will be another one.
 */
final class Persistence {

  /** What is waited for so many times in vain is not tried again. */
  static final int MAX_IDLE = 8;

  /** A file that changes, or arrives damaged, again and again is given up sooner. */
  static final int MAX_WHOLE = 3;

  private static final long FIRST_PAUSE = 500_000_000L;
  private static final long LAST_PAUSE = 10_000_000_000L;

  /** Waits. */
  interface Pauses {

    /** Waits as long as it is told, in nanoseconds. */
    void pause(long nanos) throws InterruptedException;

    /** Waits for real. */
    Pauses REAL = TimeUnit.NANOSECONDS::sleep;
  }

  private final Pauses pauses;
  private long moved;
  private int idle;
  private int whole;

  Persistence(Pauses pauses) {
    this.pauses = pauses;
  }

  /**
   * Says that the channel ended, and returns when the next one may be asked for.
   *
   * @param sent how much has moved so far
   * @throws ChannelException the same, if there is no use in another one
   */
  void lost(ChannelException why, long sent) throws ChannelException, InterruptedException {
    boolean further = sent > moved;
    boolean passing =
        why.why() == ChannelException.Cause.LINK_LOST
            || (why.why() == ChannelException.Cause.CLOSED && (further || idle < MAX_IDLE));
    if (!passing) {
      throw why;
    }
    pause(further, sent);
  }

  /**
   * Says that the file was refused, and returns when it may be tried again.
   *
   * @throws TransferException the same, if there is no use in that
   */
  void refused(TransferException why, long sent) throws TransferException, InterruptedException {
    boolean afresh = why.why() == Refusal.CHANGED || why.why() == Refusal.DAMAGED;
    whole += afresh ? 1 : 0;
    if (!why.why().isPassing() || whole >= MAX_WHOLE || idle >= MAX_IDLE) {
      throw why;
    }
    pause(false, sent);
  }

  private void pause(boolean further, long sent) throws InterruptedException {
    idle = further ? 0 : idle + 1;
    moved = sent;
    if (idle > 0) {
      pauses.pause(Math.min(LAST_PAUSE, FIRST_PAUSE << Math.min(idle - 1, 10)));
    }
  }
}
