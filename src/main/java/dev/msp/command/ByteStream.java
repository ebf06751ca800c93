package dev.msp.command;

import dev.msp.frame.Bytes;

/** Bytes that came and wait to be expected: the last {@value #MOST} of them. */
public final class ByteStream {

  /** How many are kept. */
  public static final int MOST = 256 << 10;

  private Bytes held = Bytes.EMPTY;

  /** Adds bytes behind the others. */
  public void add(Bytes more) {
    held = held.plus(more);
    if (held.length() > MOST) {
      held = held.slice(held.length() - MOST, held.length());
    }
  }

  /** Returns all that wait. */
  public Bytes all() {
    return held;
  }

  /** Takes the first bytes. */
  public void take(int count) {
    held = held.slice(count, held.length());
  }

  /** Forgets them all. */
  public void clear() {
    held = Bytes.EMPTY;
  }
}
