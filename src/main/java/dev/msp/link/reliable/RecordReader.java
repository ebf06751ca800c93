package dev.msp.link.reliable;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts records together that come in pieces of any size, and blocks that come in records. */
final class RecordReader {

  /** Longest block of a channel. */
  static final int MAX_BLOCK = 64 << 10;

  /** Longest message. */
  static final int MAX_MESSAGE = 1 << 20;

  static final int CONTROL = 0;
  static final int MESSAGES = 1;

  private static final int MAX_CONTROL = 1 << 10;
  private static final int CHANNELS = 128;

  /**
   * A block that came in part is given room for so many times that, and up to a power of two: most
   * are of a few frames, and the longest of a round length.
   */
  private static final int GROWTH = 4;

  private static final int URGENT_CHANNELS = 3;

  /** What {@link Sink#room} says of blocks that nobody wants. */
  static final int NONE = -1;

  /** Gets whole blocks. */
  interface Sink {
    /** Takes a block; the array is the sink's. */
    void block(int channel, byte[] block) throws ProtocolFault;

    /**
     * Returns how many bytes a block may have whose next record begins; {@link #NONE} if it is to
     * be skipped.
     */
    int room(int channel) throws ProtocolFault;
  }

  /** What came of a block. */
  private final class Part {
    private byte[] bytes = new byte[0];
    private int length;

    private void add(byte[] array, int offset, int more, int limit) throws ProtocolFault {
      if (length + more > bytes.length) {
        int grown = Math.min(limit, Integer.highestOneBit(GROWTH * (length + more) - 1) << 1);
        grow(share.hasRoom(grown - bytes.length) ? grown : length + more);
      }
      System.arraycopy(array, offset, bytes, length, more);
      length += more;
    }

    private void grow(int size) throws ProtocolFault {
      int added = size - bytes.length;
      if (!share.hasRoom(added)) {
        throw new ProtocolFault(
            ProtocolFault.LIMIT,
            "there is no memory for so long a message here at present, others have begun too much");
      }
      share.keep(added);
      bytes = Arrays.copyOf(bytes, size);
    }

    private byte[] whole() {
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }

  private final Sink sink;
  private final Store.Share share;
  private final @Nullable Part[] parts = new @Nullable Part[CHANNELS];
  private final byte[] header = new byte[Outflow.HEADER];
  private int headerLength;
  private int channel;
  private boolean more;
  private int left;
  private int room;
  private boolean urgent;

  RecordReader(Sink sink, Store.Share share) {
    this.sink = sink;
    this.share = share;
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
    room = sink.room(channel);
    Part part = parts[channel];
    if (room == NONE) {
      take(channel);
    } else if ((part == null ? 0 : part.length) + left > room) {
      throw new ProtocolFault(
          ProtocolFault.LIMIT,
          room < limit(channel)
              ? "channel " + channel + " sent without credit"
              : "over " + room + " bytes in one block of channel " + channel);
    }
    if (left == 0) {
      piece(header, 0, 0);
    }
  }

  /** Returns how many bytes a block of a channel may have. */
  static int limit(int channel) {
    return switch (channel) {
      case CONTROL -> MAX_CONTROL;
      case MESSAGES -> MAX_MESSAGE;
      default -> MAX_BLOCK;
    };
  }

  private void piece(byte[] array, int offset, int count) throws ProtocolFault {
    left -= count;
    boolean ends = left == 0;
    Part part = parts[channel];
    if (room == NONE) {
      headerLength = ends ? 0 : headerLength;
    } else if (ends && !more && part == null) {
      done(Arrays.copyOfRange(array, offset, offset + count));
    } else {
      part = part == null ? new Part() : part;
      part.add(array, offset, count, room);
      parts[channel] = part;
      if (ends && !more) {
        take(channel);
        done(part.whole());
      } else if (ends) {
        headerLength = 0;
      }
    }
  }

  /** Keeps no longer what came of a block. */
  private void take(int from) {
    Part part = parts[from];
    if (part != null) {
      share.leave(part.bytes.length);
      parts[from] = null;
    }
  }

  private void done(byte[] block) throws ProtocolFault {
    headerLength = 0;
    urgent |= channel < URGENT_CHANNELS;
    sink.block(channel, block);
  }
}
