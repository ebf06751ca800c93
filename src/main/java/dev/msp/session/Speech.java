package dev.msp.session;

import dev.msp.link.CloseReason;

/**
 * What is made of the bytes of a wire, and what goes out on it: one for each {@link Protocol}. All
 * calls come from one thread at a time; times are nanoseconds on the session's clock.
 */
interface Speech {

  /** There is a wire. */
  void opened(long time);

  /** Bytes came. */
  void received(byte[] array, int offset, int length, long time);

  /**
   * Hands bytes on as they are, behind everything before them.
   *
   * @return false if nothing can go out on this wire any more
   */
  boolean write(byte[] bytes, long time);

  /** No more bytes will come. */
  void ended(long time);

  /** The wire is gone, or is left to another speech; with {@code forGood} there is no next one. */
  void lost(CloseReason reason, boolean forGood, long time);

  /** Returns when {@link #tick} is due, {@link Long#MAX_VALUE} for never. */
  long deadline();

  /** The time has come. */
  void tick(long time);
}
