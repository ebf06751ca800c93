package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;

/**
 * A RESET before there are keys: a clear LINK frame with CTR 1. It spares the other end 20 s of
 * waiting on a line that cannot be hung up. It proves nothing: whoever can send it can break the
 * handshake in other ways too. Its texts are the same whatever was wrong, for they may reach a
 * guesser. Source: MSP protocol, section 4.3, rule 10.
 */
final class HandshakeReset {

  private static final int COUNTER = 1;

  private final FrameBox box;

  HandshakeReset(Agreement agreement) {
    this.box = agreement.clearBox();
  }

  /** Returns the frame that tells the other end why there will be no link. */
  byte[] frame(CloseReason.Kind why) {
    boolean later = why == CloseReason.Kind.PUT_OFF;
    int code = later ? ProtocolFault.LIMIT : ProtocolFault.AUTHENTICATION;
    Bytes text = Bytes.utf8(later ? "not now" : "not accepted");
    byte[] frame = new byte[box.overhead() + LinkFrame.BODY_HEADER + 1 + text.length()];
    int at = LinkFrame.BODY_AT;
    frame[at] = LinkFrame.KIND_RESET;
    frame[at + LinkFrame.BODY_HEADER] = (byte) code;
    text.copyTo(frame, at + LinkFrame.BODY_HEADER + 1);
    box.protect(frame, COUNTER);
    return frame;
  }

  /** Returns whether a whole LINK frame is such a one of this handshake. */
  boolean isOne(byte[] array, int offset, int length) {
    FrameBox.Body body = new FrameBox.Body();
    return length > box.overhead() + LinkFrame.BODY_HEADER
        && length <= Hello.MAX_FRAME
        && LinkFrame.getInt(array, offset + LinkFrame.COUNTER_AT) == COUNTER
        && array[offset + LinkFrame.BODY_AT] == LinkFrame.KIND_RESET
        && box.open(array, offset, length, COUNTER, body);
  }

  /** Returns the code in such a frame. */
  static int code(byte[] array, int offset) {
    return array[offset + LinkFrame.BODY_AT + LinkFrame.BODY_HEADER] & 0xFF;
  }
}
