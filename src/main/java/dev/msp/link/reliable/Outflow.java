package dev.msp.link.reliable;

import java.util.ArrayDeque;

/**
 * Blocks of one channel that wait to be cut into records: {@code CH u8 (bit 7: more of this block
 * follows) | LEN u16 | bytes}. Source: MSP protocol, section 4.1.
 */
final class Outflow {

  static final int HEADER = 3;

  /** Bit 7 of CH. */
  static final int MORE = 0x80;

  /** With less room than this no record is begun; it waits for the next frame. */
  private static final int SHORTEST_ROOM = HEADER + 16;

  /**
   * A record may reach into the next frames up to this length, or to that of the longest frame:
   * where frames are short, a header in each would cost too much, and where they are long, a record
   * ends with its frame, so that nothing urgent waits for it.
   */
  private static final int LEAST_RECORD = 1024;

  private final int channel;
  private final int least;
  private final ArrayDeque<byte[]> blocks = new ArrayDeque<>();
  private int written;
  private int recordLeft;
  private int waiting;

  /**
   * Makes an empty one.
   *
   * @param longest bytes of data that the longest frame carries
   */
  Outflow(int channel, int longest) {
    this.channel = channel;
    this.least = Math.min(LEAST_RECORD, longest - HEADER);
  }

  void add(byte[] block) {
    blocks.add(block);
    waiting += block.length;
  }

  /** Adds a block before all others; none of them may have been begun. */
  void addFirst(byte[] block) {
    blocks.addFirst(block);
    waiting += block.length;
  }

  /** Returns how many bytes wait. */
  int waiting() {
    return waiting;
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * Returns whether a record was begun that has not ended: nothing else may come before its rest.
   */
  boolean isInRecord() {
    return recordLeft > 0;
  }

  /**
   * Writes the rest of a record, or as much of the next one as there is room for.
   *
   * @param room bytes at {@code at} that may be used
   * @return how many were used; 0 if there is too little room, or no block
   */
  int write(byte[] target, int at, int room) {
    byte[] block = blocks.peek();
    if (block == null || room == 0) {
      return 0;
    }
    int header = 0;
    if (recordLeft == 0) {
      int left = block.length - written;
      if (room < Math.min(HEADER + left, SHORTEST_ROOM)) {
        return 0;
      }
      header = HEADER;
      recordLeft = Math.min(left, Math.max(room - HEADER, least));
      target[at] = (byte) (recordLeft < left ? channel | MORE : channel);
      LinkFrame.putShort(target, at + 1, recordLeft);
    }
    return header + piece(block, target, at + header, Math.min(recordLeft, room - header));
  }

  private int piece(byte[] block, byte[] target, int at, int length) {
    System.arraycopy(block, written, target, at, length);
    waiting -= length;
    recordLeft -= length;
    written += length;
    if (recordLeft == 0 && written == block.length) {
      written = 0;
      blocks.remove();
    }
    return length;
  }
}
