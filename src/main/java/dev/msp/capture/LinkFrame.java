package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.Optional;

/**
 * A LINK or SEAL frame taken apart. Source: MSP protocol, section 4.1.
 *
 * @param sealed whether it is a SEAL frame
 * @param counter CTR
 * @param hidden how many bytes its BODY has on the wire, open or not
 * @param body what it carries; empty where it is sealed and was not opened, or is cut short
 */
record LinkFrame(boolean sealed, long counter, int hidden, Optional<LinkBody> body) {

  static final int COUNTER_AT = Frame.HEADER_LENGTH;
  static final int BODY_AT = COUNTER_AT + 4;

  private static final int CRC_LENGTH = 4;
  private static final int TAG_LENGTH = 16;

  /**
   * Reads a frame; empty if it is none of these, or too short to be one.
   *
   * @param plain the body of a SEAL frame, where it was opened
   */
  static Optional<LinkFrame> read(Bytes raw, Optional<Bytes> plain) {
    boolean sealed = isOf(raw, FrameType.SEAL);
    if (!sealed && !isOf(raw, FrameType.LINK)) {
      return Optional.empty();
    }
    int end = raw.length() - 1 - trailer(sealed);
    if (end < BODY_AT) {
      return Optional.empty();
    }
    int hidden = end - BODY_AT;
    Optional<Bytes> body =
        sealed
            ? plain.filter(opened -> opened.length() == hidden)
            : Optional.of(raw.slice(BODY_AT, end));
    long counter = LinkBody.number(raw, COUNTER_AT);
    return Optional.of(new LinkFrame(sealed, counter, hidden, body.flatMap(LinkBody::read)));
  }

  /** Returns whether something is a frame of MSP/3 and of a TYPE. */
  static boolean isOf(Bytes raw, int type) {
    return raw.length() >= Frame.MIN_LENGTH && raw.at(4) == 3 && raw.at(5) == type;
  }

  private static int trailer(boolean sealed) {
    return sealed ? TAG_LENGTH : CRC_LENGTH;
  }

  /** Returns where BODY ends on the wire, and what proves it begins. */
  int bodyEnd() {
    return BODY_AT + hidden;
  }

  /** Returns where what proves it ends. */
  int proofEnd() {
    return bodyEnd() + trailer(sealed);
  }
}
