package dev.msp.frame;

/**
 * One frame: {@code AA 55 | LENGTH u16 big-endian | VERSION u8 | TYPE u8 | PAYLOAD | CRC u8}.
 *
 * <p>LENGTH counts the whole frame; CRC is the sum of the payload bytes modulo 256. Source: MSP
 * protocol, section 1.
 *
 * @param version VERSION, 0 to 255
 * @param type TYPE, 0 to 255, see {@link FrameType}
 * @param payload PAYLOAD, 0 to 65528 bytes
 */
public record Frame(int version, int type, Bytes payload) {

  /** First byte of SYNC. */
  public static final int SYNC_1 = 0xAA;

  /** Second byte of SYNC. */
  public static final int SYNC_2 = 0x55;

  /** Bytes before the payload: SYNC 2, LENGTH 2, VERSION 1, TYPE 1. */
  public static final int HEADER_LENGTH = 6;

  /** Bytes of a frame that are not payload: the header and the CRC. */
  public static final int OVERHEAD = HEADER_LENGTH + 1;

  /** Smallest LENGTH: an empty payload. */
  public static final int MIN_LENGTH = OVERHEAD;

  /** Greatest LENGTH that its 16 bits can hold. */
  public static final int MAX_LENGTH = 0xFFFF;

  /** Greatest payload, in bytes. */
  public static final int MAX_PAYLOAD = MAX_LENGTH - OVERHEAD;

  /** Checks the ranges; a frame that cannot be put on the wire is a bug of its maker. */
  public Frame {
    if ((version & 0xFF) != version || (type & 0xFF) != type) {
      throw new IllegalArgumentException("VERSION " + version + " or TYPE " + type + " is no byte");
    }
    if (payload.length() > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "a payload of " + payload.length() + " bytes is over the " + MAX_PAYLOAD + " of a frame");
    }
  }

  /** Returns LENGTH: the size of the whole frame in bytes, 7 to 65535. */
  public int length() {
    return payload.length() + OVERHEAD;
  }
}
