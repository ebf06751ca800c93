package dev.msp.link;

import dev.msp.frame.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a link wants done. It is called back while it handles an input, in the order in which things
 * are to happen, and waits for none of them. It does not call the link back.
 */
public interface LinkEffects {

  /**
   * The frame that was handed in has been judged; said before anything else that follows from it.
   *
   * @param verdict what becomes of it
   * @param plain the opened text of an encrypted message, else null
   */
  void judged(Verdict verdict, @Nullable Bytes plain);

  /**
   * Send one whole frame, in one write of its own where the peer is classic. The array may be kept:
   * it is not changed later.
   *
   * @param plain the text of an encrypted frame, else null
   */
  void transmit(byte[] frame, @Nullable Bytes plain);

  /**
   * Returns whether more may be sent now. While it may not, messages keep waiting and no message of
   * the peer is taken; {@link ClassicLink#tick} looks again.
   */
  default boolean hasRoom() {
    return true;
  }

  /**
   * The status of a delivery changed; it is no longer pending. Said once for each delivery, and a
   * second time only when a timed-out one turns out late.
   */
  void settled(Delivery delivery);

  /** Close our output and go on reading; nothing is transmitted after it. */
  void shutdownOutput();

  /**
   * Close the wire, after what was to be sent has been handed on; said at most once for each wire.
   */
  void close(CloseReason reason);
}
