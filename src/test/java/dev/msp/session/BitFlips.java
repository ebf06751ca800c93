package dev.msp.session;

import dev.msp.frame.Checksum;
import dev.msp.line.FrameProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;

/** Changes one bit of a frame, as a line does, or as somebody does who wants it to be taken. */
final class BitFlips {

  private static final int HEADER = 6;

  /** TYPE of the first frames of an open link. */
  static final int TYPE_LINK = 0x32;

  private static final int TYPE_NOISE = 0x31;
  private static final int CRC = 4;

  /**
   * Which frame of a greeting.
   *
   * @param step which message of the handshake, 0 for a HELLO
   */
  record Place(boolean forth, int type, int step) {
    static Place of(FrameProxy.Way way, byte[] frame) {
      boolean noise = frame[5] == TYPE_NOISE;
      return new Place(way.isForth(), frame[5], noise ? frame[HEADER] : 0);
    }
  }

  /** Changes one bit of one frame, the first time that it is sent. */
  static final class Once implements FrameProxy.Attacker {
    private final Place place;
    private final int bit;
    private final boolean forged;
    private final AtomicBoolean done = new AtomicBoolean();

    /**
     * Makes one.
     *
     * @param bit counted from the highest of the first byte
     * @param forged whether all sums are made right again
     */
    Once(Place place, int bit, boolean forged) {
      this.place = place;
      this.bit = bit;
      this.forged = forged;
    }

    @Override
    public void frame(FrameProxy.Way way, byte[] frame) throws IOException {
      boolean now = Place.of(way, frame).equals(place) && done.compareAndSet(false, true);
      way.pass(now ? flipped(frame, bit, forged) : frame);
    }

    @Override
    public String toString() {
      return "bit " + bit + " of " + place + (forged ? ", forged" : "");
    }
  }

  private BitFlips() {}

  /**
   * Returns a frame with one other bit. Its sum of 8 bits is made right, which else would hide what
   * the checks below it are worth; unless it is the sum itself that changes.
   */
  static byte[] flipped(byte[] frame, int bit, boolean forged) {
    byte[] changed = frame.clone();
    changed[bit / 8] ^= (byte) (0x80 >> bit % 8);
    if (forged) {
      forge(changed);
    }
    int last = changed.length - 1;
    if (bit / 8 < last) {
      changed[last] = (byte) Checksum.sum(changed, HEADER, last - HEADER);
    }
    return changed;
  }

  /** Makes the CRC-32C of a HELLO or NOISE frame right. */
  private static void forge(byte[] frame) {
    CRC32C crc = new CRC32C();
    int end = frame.length - 1;
    if (frame[5] == TYPE_NOISE) {
      crc.update(frame, 2, end - CRC - 2);
      put(frame, end - CRC, (int) crc.getValue());
    } else {
      int text = end - " crc=".length() - 2 * CRC;
      crc.update(frame, HEADER, text - HEADER);
      byte[] digits =
          HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, frame, end - digits.length, digits.length);
    }
  }

  private static void put(byte[] array, int at, int value) {
    for (int i = 0; i < CRC; i++) {
      array[at + i] = (byte) (value >>> 8 * (CRC - 1 - i));
    }
  }
}
