package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A NOISE frame taken apart. Source: MSP protocol, section 4.1.
 *
 * @param step STEP
 * @param noise the noise message
 * @param crc CRC32C as it stands in the frame
 * @param computed as it should stand there
 */
record NoiseFrame(int step, Bytes noise, long crc, long computed) {

  static final int STEP_AT = Frame.HEADER_LENGTH;
  private static final int CRC_LENGTH = 4;
  private static final int WITH_PASSPHRASE = 0x83;

  /** LENGTH is the first that CRC32C covers. */
  private static final int COVERED_AT = 2;

  /** Reads a frame; empty if it is none of these, or too short to be one. */
  static Optional<NoiseFrame> read(Bytes raw) {
    int crcAt = raw.length() - 1 - CRC_LENGTH;
    if (!LinkFrame.isOf(raw, FrameType.NOISE) || crcAt <= STEP_AT) {
      return Optional.empty();
    }
    CRC32C crc = new CRC32C();
    byte[] bytes = raw.toArray();
    crc.update(bytes, COVERED_AT, crcAt - COVERED_AT);
    return Optional.of(
        new NoiseFrame(
            raw.at(STEP_AT),
            raw.slice(STEP_AT + 1, crcAt),
            LinkBody.number(raw, crcAt),
            crc.getValue()));
  }

  boolean isGood() {
    return crc == computed;
  }

  /** Returns which step it is. */
  String words() {
    return step == WITH_PASSPHRASE ? "step 3 with passphrase" : "step " + step;
  }
}
