package dev.msp.frame;

/** Writes frames. Source: MSP protocol, section 1. */
public final class FrameEncoder {

  private FrameEncoder() {}

  /**
   * Writes one whole frame into {@code target} and allocates nothing.
   *
   * <p>The payload may overlap the frame, or already stand where it goes.
   *
   * @param version VERSION, 0 to 255
   * @param type TYPE, 0 to 255
   * @param payload holds the payload
   * @param offset where the payload begins
   * @param length bytes of payload, 0 to 65528
   * @param target takes the frame, {@code length + 7} bytes
   * @param at where the frame begins in {@code target}
   * @return LENGTH, the bytes written, 7 to 65535
   * @throws IllegalArgumentException if a value or a range is outside its bounds; nothing is
   *     written
   */
  public static int encode(
      int version, int type, byte[] payload, int offset, int length, byte[] target, int at) {
    int total = length + Frame.OVERHEAD;
    if (((version | type) & ~0xFF) != 0
        || length < 0
        || length > Frame.MAX_PAYLOAD
        || offset < 0
        || offset > payload.length - length
        || at < 0
        || at > target.length - total) {
      throw refusal(version, type, payload.length, offset, length, target.length, at);
    }
    // Before the copy: loads that reach across what was just stored would have to wait for it.
    int crc = Checksum.sum(payload, offset, length);
    System.arraycopy(payload, offset, target, at + Frame.HEADER_LENGTH, length);
    target[at] = (byte) Frame.SYNC_1;
    target[at + 1] = (byte) Frame.SYNC_2;
    target[at + 2] = (byte) (total >>> Byte.SIZE);
    target[at + 3] = (byte) total;
    target[at + 4] = (byte) version;
    target[at + 5] = (byte) type;
    target[at + total - 1] = (byte) crc;
    return total;
  }

  /**
   * Returns a whole frame in an array of its own.
   *
   * @param version VERSION, 0 to 255
   * @param type TYPE, 0 to 255
   * @param payload 0 to 65528 bytes
   * @throws IllegalArgumentException if one of them is outside its bounds
   */
  public static byte[] frame(int version, int type, Bytes payload) {
    byte[] target = new byte[payload.length() + Frame.OVERHEAD];
    payload.copyTo(target, Frame.HEADER_LENGTH);
    encode(version, type, target, Frame.HEADER_LENGTH, payload.length(), target, 0);
    return target;
  }

  /** Returns the bytes of a frame, 7 to 65535 of them. */
  public static Bytes encode(Frame frame) {
    return Bytes.copyOf(frame(frame.version(), frame.type(), frame.payload()));
  }

  private static IllegalArgumentException refusal(
      int version, int type, int source, int offset, int length, int target, int at) {
    if (((version | type) & ~0xFF) != 0) {
      return new IllegalArgumentException(
          "VERSION " + version + " or TYPE " + type + " is no byte");
    }
    if (length > Frame.MAX_PAYLOAD) {
      return new IllegalArgumentException(
          "a payload of " + length + " bytes is over the " + Frame.MAX_PAYLOAD + " of a frame");
    }
    return new IllegalArgumentException(
        "payload "
            + offset
            + "+"
            + length
            + " of "
            + source
            + " bytes does not fit at "
            + at
            + " of "
            + target);
  }
}
