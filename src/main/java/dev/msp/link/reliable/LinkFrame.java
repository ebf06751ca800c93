package dev.msp.link.reliable;

import dev.msp.frame.Checksum;
import dev.msp.frame.Frame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Where the fields of LINK, SEAL and NOISE frames stand. Source: MSP protocol, section 4.1.
 *
 * <pre>
 *   AA 55 | LENGTH u16 | 03 | TYPE | CTR u32 | KIND u8 | OFF u32 | [CUM u32 LAST u32 MAP u32 WND u16] | DATA | CRC32C or tag | SUM8
 * </pre>
 */
final class LinkFrame {

  static final int VERSION = 3;

  /** First byte that the CRC-32C and the tag cover: LENGTH. */
  static final int COVERED_AT = 2;

  static final int COUNTER_AT = Frame.HEADER_LENGTH;
  static final int BODY_AT = COUNTER_AT + 4;

  /** What a tag covers without hiding it: LENGTH, VERSION, TYPE, CTR. */
  static final int AD_LENGTH = BODY_AT - COVERED_AT;

  static final int CRC_LENGTH = 4;

  /** The sum at the end of every frame. */
  static final int SUM_LENGTH = 1;

  static final int KIND_DATA = 1;
  static final int KIND_ACK = 2;
  static final int KIND_PING = 3;
  static final int KIND_PONG = 4;
  static final int KIND_RESET = 5;

  /** Bit of KIND: an acknowledgement block follows OFF. */
  static final int WITH_BLOCK = 0x80;

  /** KIND and OFF. */
  static final int BODY_HEADER = 5;

  /** CUM, LAST, MAP, WND. */
  static final int BLOCK = 14;

  static final int MAX_ECHO = 8;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private LinkFrame() {}

  static int getInt(byte[] array, int at) {
    return (int) INT.get(array, at);
  }

  static void putInt(byte[] array, int at, int value) {
    INT.set(array, at, value);
  }

  static int getShort(byte[] array, int at) {
    return (array[at] & 0xFF) << Byte.SIZE | array[at + 1] & 0xFF;
  }

  static void putShort(byte[] array, int at, int value) {
    array[at] = (byte) (value >>> Byte.SIZE);
    array[at + 1] = (byte) value;
  }

  /** Returns the CRC-32C of a seed and some bytes. */
  static int crc(byte[] seed, byte[] array, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(seed, 0, seed.length);
    crc.update(array, offset, length);
    return (int) crc.getValue();
  }

  /** Writes SYNC, LENGTH, VERSION and TYPE. */
  static void header(byte[] frame, int type) {
    frame[0] = (byte) Frame.SYNC_1;
    frame[1] = (byte) Frame.SYNC_2;
    putShort(frame, 2, frame.length);
    frame[4] = VERSION;
    frame[5] = (byte) type;
  }

  /** Writes the sum at the end. */
  static void sum(byte[] frame) {
    int last = frame.length - SUM_LENGTH;
    frame[last] = (byte) Checksum.sum(frame, Frame.HEADER_LENGTH, frame.length - Frame.OVERHEAD);
  }

  /** Returns the value nearest to {@code near} whose low 32 bits are {@code wire}. */
  static long unwrap(int wire, long near) {
    return near + (wire - (int) near);
  }
}
