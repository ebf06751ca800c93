package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The records of channel 0: {@code OP u8} and its fields, big-endian. Source: MSP protocol, section
 * 4.3, rule 11.
 */
final class ControlRecord {

  static final int BYE = 1;
  static final int RESUME = 2;
  static final int OPEN = 3;
  static final int CLOSE = 4;
  static final int REFUSE = 5;
  static final int CREDIT = 6;

  /** Bytes of a conversation's name. */
  static final int CONVERSATION = 16;

  /** Bytes of the name of a responder's memory. */
  static final int MEMORY = 8;

  /** Longer texts of a peer are cut, and so are ours. */
  private static final int MAX_TEXT = 500;

  private ControlRecord() {}

  static byte[] bye(int code, String text) {
    return withText(new byte[] {BYE, (byte) code}, text);
  }

  static byte[] resume(Bytes conversation, long next, Bytes memory) {
    int length = 1 + CONVERSATION + Long.BYTES + memory.length();
    ByteBuffer record = ByteBuffer.allocate(length).put((byte) RESUME);
    return record.put(conversation.toArray()).putLong(next).put(memory.toArray()).array();
  }

  static byte[] open(int channel, int kind) {
    return new byte[] {OPEN, (byte) channel, (byte) kind};
  }

  static byte[] close(int channel) {
    return new byte[] {CLOSE, (byte) channel};
  }

  static byte[] refuse(int channel, int code, String text) {
    return withText(new byte[] {REFUSE, (byte) channel, (byte) code}, text);
  }

  static byte[] credit(int channel, int bytes) {
    return ByteBuffer.allocate(6).put((byte) CREDIT).put((byte) channel).putInt(bytes).array();
  }

  private static byte[] withText(byte[] start, String text) {
    Bytes all = Bytes.utf8(text);
    return Bytes.copyOf(start).plus(all.slice(0, Math.min(MAX_TEXT, all.length()))).toArray();
  }

  /** Returns the text that begins at an index, whatever the peer put there. */
  static String text(byte[] record, int from) {
    int length = Math.min(MAX_TEXT, record.length - from);
    return length <= 0 ? "" : new String(record, from, length, StandardCharsets.UTF_8);
  }
}
