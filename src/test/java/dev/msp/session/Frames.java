package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import java.nio.charset.StandardCharsets;

/** Frames as they are on the wire, put together by hand. Source: MSP protocol, sections 1 and 2. */
final class Frames {

  /** The ACK of a message in VERSION 1. */
  static final Bytes ACK = Bytes.hex("aa55000901114f4b9a");

  /** The ACK of a message in VERSION 2. */
  static final Bytes ACK_2 = Bytes.hex("aa55000902114f4b9a");

  private Frames() {}

  static Bytes data(String text) {
    return frame(1, FrameType.DATA, text.getBytes(StandardCharsets.UTF_8));
  }

  static Bytes frame(int version, int type, byte[] payload) {
    int length = payload.length + 7;
    byte[] frame = new byte[length];
    frame[0] = (byte) 0xAA;
    frame[1] = 0x55;
    frame[2] = (byte) (length >> 8);
    frame[3] = (byte) length;
    frame[4] = (byte) version;
    frame[5] = (byte) type;
    int sum = 0;
    for (int i = 0; i < payload.length; i++) {
      frame[6 + i] = payload[i];
      sum += payload[i];
    }
    frame[length - 1] = (byte) sum;
    return Bytes.copyOf(frame);
  }

  static Bytes join(Bytes... parts) {
    Bytes all = Bytes.EMPTY;
    for (Bytes part : parts) {
      all = all.plus(part);
    }
    return all;
  }
}
