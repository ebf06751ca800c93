package dev.msp.link.reliable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Puts records together that come in pieces of any size, and blocks that come in records. */
final class RecordReader {

  /** Longest message. */
  static final int MAX_MESSAGE = 1 << 20;

  static final int CONTROL = 0;
  static final int MESSAGES = 1;

  private static final int MAX_CONTROL = 1 << 10;
  private static final int MAX_BLOCK = 64 << 10;
  private static final int URGENT_CHANNELS = 3;

  /** Gets whole blocks. */
  interface Sink {
    /** Takes a block; the array is the sink's. */
    void block(int channel, byte[] block) throws ProtocolFault;
  }

  /** What came of a block. */
  private static final class Part {
    private byte[] bytes = new byte[64];
    private int length;

    private void add(byte[] array, int offset, int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
      }
      System.arraycopy(array, offset, bytes, length, more);
      length += more;
    }
  }

  private final Sink sink;
  private final Map<Integer, Part> parts = new HashMap<>();
  private final byte[] header = new byte[Outflow.HEADER];
  private int headerLength;
  private int channel;
  private boolean more;
  private int left;
  private boolean urgent;

  RecordReader(Sink sink) {
    this.sink = sink;
  }

  /** Returns whether a record of channel 0, 1 or 2 has ended since the last call. */
  boolean tookUrgent() {
    boolean was = urgent;
    urgent = false;
    return was;
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @throws ProtocolFault if they break a limit
   */
  void input(byte[] array, int offset, int length) throws ProtocolFault {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (headerLength < Outflow.HEADER) {
        header[headerLength++] = array[at++];
        if (headerLength == Outflow.HEADER) {
          begin();
        }
      } else {
        int count = Math.min(left, end - at);
        piece(array, at, count);
        at += count;
      }
    }
  }

  private void begin() throws ProtocolFault {
    channel = header[0] & 0x7F;
    more = (header[0] & Outflow.MORE) != 0;
    left = LinkFrame.getShort(header, 1);
    Part part = parts.get(channel);
    int limit = limit(channel);
    if ((part == null ? 0 : part.length) + left > limit) {
      throw new ProtocolFault(
          ProtocolFault.LIMIT, "over " + limit + " bytes in one block of channel " + channel);
    }
    if (left == 0) {
      piece(header, 0, 0);
    }
  }

  private static int limit(int channel) {
    return switch (channel) {
      case CONTROL -> MAX_CONTROL;
      case MESSAGES -> MAX_MESSAGE;
      default -> MAX_BLOCK;
    };
  }

  private void piece(byte[] array, int offset, int count) throws ProtocolFault {
    left -= count;
    boolean ends = left == 0;
    Part part = parts.get(channel);
    if (ends && !more && part == null) {
      done(Arrays.copyOfRange(array, offset, offset + count));
      return;
    }
    if (part == null) {
      part = new Part();
      parts.put(channel, part);
    }
    part.add(array, offset, count);
    if (ends && !more) {
      parts.remove(channel);
      done(Arrays.copyOf(part.bytes, part.length));
    } else if (ends) {
      headerLength = 0;
    }
  }

  private void done(byte[] block) throws ProtocolFault {
    headerLength = 0;
    urgent |= channel < URGENT_CHANNELS;
    sink.block(channel, block);
  }
}
