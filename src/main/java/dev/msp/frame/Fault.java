package dev.msp.frame;

import java.util.HexFormat;

/**
 * Why bytes were skipped.
 *
 * @param kind what was wrong
 * @param stated what the bytes said (LENGTH or CRC), 0 for {@link Kind#NOISE} and where LENGTH did
 *     not come
 * @param actual what was found instead: the computed CRC, the number of bytes that came, or the
 *     greatest LENGTH that was allowed; 0 for {@link Kind#NOISE}
 */
public record Fault(Kind kind, int stated, int actual) {

  /** What can be wrong with bytes. Source: MSP protocol, section 1. */
  public enum Kind {
    /** No SYNC: these bytes belong to no frame. */
    NOISE,
    /** LENGTH is below 7 or above the limit of this link. */
    LENGTH,
    /** CRC is not the sum of the payload. */
    CHECKSUM,
    /** A frame began and did not end in time. */
    INCOMPLETE,
    /** The CRC is right by chance, or the frame is none of this link: see {@link FrameCheck}. */
    REFUSED
  }

  /** Returns one short phrase for a person, such as {@code CRC 4F, computed 51}. */
  public String describe() {
    return switch (kind) {
      case NOISE -> "no frame";
      case LENGTH ->
          stated < Frame.MIN_LENGTH
              ? "LENGTH " + stated + ", smallest is " + Frame.MIN_LENGTH
              : "LENGTH " + stated + ", limit is " + actual;
      case CHECKSUM -> "CRC " + hex(stated) + ", computed " + hex(actual);
      case INCOMPLETE ->
          stated == 0
              ? actual + " of the first 4 bytes, then silence"
              : actual + " of " + stated + " bytes, then silence";
      case REFUSED -> "no frame of this link, or damaged";
    };
  }

  private static String hex(int value) {
    return HexFormat.of().withUpperCase().toHexDigits((byte) value);
  }
}
