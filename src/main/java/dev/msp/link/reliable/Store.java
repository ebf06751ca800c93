package dev.msp.link.reliable;

/**
 * Where links keep what is not whole yet: data that came out of its turn, and the beginnings of
 * blocks. What one link may keep is bounded, and so is what all have in common: a thousand peers
 * that begin and never end cost one bound, not a thousand. Source: RELIABILITY, row 47.
 *
 * <p>Safe for use by several threads; a {@link Share} is its link's own.
 */
public final class Store {

  /** What may be kept even where others have taken all: a block of a channel. */
  static final int OWN = RecordReader.MAX_BLOCK;

  private final int window;
  private long left;

  /**
   * Makes an empty one.
   *
   * @param window bytes that one link may keep of what comes out of its turn
   * @param common bytes that all links together may keep beside the {@value #OWN} of each share
   */
  public Store(int window, long common) {
    this.window = window;
    this.left = common;
  }

  /** Returns how many bytes one link may keep of what comes out of its turn. */
  int window() {
    return window;
  }

  /** Returns how many bytes may still be kept beside what each share has of its own. */
  public synchronized long left() {
    return left;
  }

  private synchronized void take(long bytes) {
    left -= bytes;
  }

  /** Returns a part for one kind of bytes of one link. */
  Share share() {
    return new Share();
  }

  /** What one link keeps of one kind. */
  final class Share {

    private long kept;

    /** Returns whether so many bytes more may be kept. */
    boolean hasRoom(int bytes) {
      return kept + bytes <= OWN || beyondOwn(bytes) <= left();
    }

    /**
     * Keeps so many bytes more. Two links that ask for the last room at the same time both get it:
     * a frame of each, at most.
     */
    void keep(int bytes) {
      take(beyondOwn(bytes));
      kept += bytes;
    }

    /** Keeps so many bytes less. */
    void leave(int bytes) {
      kept -= bytes;
      take(-beyondOwn(bytes));
    }

    /** Keeps nothing any more. */
    void clear() {
      leave(Math.toIntExact(kept));
    }

    /** Returns how many of the bytes that come behind what is kept are not its own. */
    private long beyondOwn(int bytes) {
      return Math.max(0, kept + bytes - OWN) - Math.max(0, kept - OWN);
    }
  }
}
