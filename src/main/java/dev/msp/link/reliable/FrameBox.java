package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;

/**
 * What protects the frames of an open link, both ways: a CRC-32C that begins with a seed of this
 * link alone, or a cipher. Source: MSP protocol, section 4.1.
 */
abstract class FrameBox {

  /** The body of a frame that was found good, until the next one is looked at. */
  static final class Body {
    byte[] array = new byte[0];
    int offset;
    int length;

    void of(byte[] from, int at, int bytes) {
      array = from;
      offset = at;
      length = bytes;
    }
  }

  private final int type;
  private final int trailer;

  FrameBox(int type, int trailer) {
    this.type = type;
    this.trailer = trailer;
  }

  int type() {
    return type;
  }

  /** Returns how many bytes of a frame are not its body. */
  int overhead() {
    return LinkFrame.BODY_AT + trailer + LinkFrame.SUM_LENGTH;
  }

  /** Returns how many bytes of data fit into the longest frame, beside an acknowledgement block. */
  final int greatestData(int mtu) {
    return mtu - overhead() - LinkFrame.BODY_HEADER - LinkFrame.BLOCK;
  }

  /** Protects a frame whose header, CTR and body stand in place, and writes what follows them. */
  final void protect(byte[] frame, long counter) {
    LinkFrame.header(frame, type);
    LinkFrame.putInt(frame, LinkFrame.COUNTER_AT, (int) counter);
    close(frame, counter, frame.length - overhead());
    LinkFrame.sum(frame);
  }

  abstract void close(byte[] frame, long counter, int body);

  /** Returns whether a frame that is long enough for a body is good, and shows it if it is. */
  final boolean open(byte[] array, int offset, int length, long counter, Body into) {
    return check(array, offset, counter, length - overhead(), into);
  }

  abstract boolean check(byte[] array, int offset, long counter, int body, Body into);

  abstract void wipe();

  /** Returns a box of checksums. */
  static FrameBox clear(Bytes sendSeed, Bytes receiveSeed) {
    return new Clear(sendSeed, receiveSeed);
  }

  /** Returns a box of ciphers. */
  static FrameBox sealed(FrameSeal sealing, FrameSeal opening, int mtu) {
    return new Sealed(sealing, opening, mtu);
  }

  private static final class Clear extends FrameBox {
    private final byte[] sendSeed;
    private final byte[] receiveSeed;

    Clear(Bytes sendSeed, Bytes receiveSeed) {
      super(FrameType.LINK, LinkFrame.CRC_LENGTH);
      this.sendSeed = sendSeed.toArray();
      this.receiveSeed = receiveSeed.toArray();
    }

    @Override
    void close(byte[] frame, long counter, int body) {
      int covered = LinkFrame.AD_LENGTH + body;
      int crc = LinkFrame.crc(sendSeed, frame, LinkFrame.COVERED_AT, covered);
      LinkFrame.putInt(frame, LinkFrame.BODY_AT + body, crc);
    }

    @Override
    boolean check(byte[] array, int offset, long counter, int body, Body into) {
      int covered = LinkFrame.AD_LENGTH + body;
      int crc = LinkFrame.crc(receiveSeed, array, offset + LinkFrame.COVERED_AT, covered);
      into.of(array, offset + LinkFrame.BODY_AT, body);
      return crc == LinkFrame.getInt(array, offset + LinkFrame.BODY_AT + body);
    }

    @Override
    void wipe() {}
  }

  private static final class Sealed extends FrameBox {
    private final FrameSeal sealing;
    private final FrameSeal opening;
    private final byte[] plain;

    Sealed(FrameSeal sealing, FrameSeal opening, int mtu) {
      super(FrameType.SEAL, FrameSeal.TAG);
      this.sealing = sealing;
      this.opening = opening;
      this.plain = new byte[mtu];
    }

    @Override
    void close(byte[] frame, long counter, int body) {
      sealing.seal(
          counter, frame, LinkFrame.COVERED_AT, LinkFrame.AD_LENGTH, LinkFrame.BODY_AT, body);
    }

    @Override
    boolean check(byte[] array, int offset, long counter, int body, Body into) {
      into.of(plain, 0, body);
      return opening.open(
          counter,
          array,
          offset + LinkFrame.COVERED_AT,
          LinkFrame.AD_LENGTH,
          offset + LinkFrame.BODY_AT,
          body + FrameSeal.TAG,
          plain);
    }

    @Override
    void wipe() {
      sealing.wipe();
      opening.wipe();
    }
  }
}
