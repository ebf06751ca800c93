package dev.msp.session;

import java.util.Optional;

/**
 * One channel of an MSP/3 link beside its messages: blocks of bytes both ways, whole and in order,
 * none lost or doubled, each way on the credit that the other end gives. Source: MSP protocol,
 * section 4.3, rule 11.
 *
 * <p>For a thread that works on nothing else, which may wait here: a block that is {@link #send
 * sent} waits for credit, and taking one by {@link #receive} gives its sender new credit. So the
 * slower end sets the pace, and what waits in between is bounded. One thread may send while another
 * receives. A channel ends with its link; who goes on after that opens a new one on the next link.
 */
public interface Channel extends AutoCloseable {

  /** The longest block, in bytes. */
  int MAX_BLOCK = 64 << 10;

  /** What a channel carries, and its number on the wire. */
  enum Kind {
    /** Remote control. */
    EXEC(2),
    /** Files. */
    FILE(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** Returns the u8 that stands for it in an OPEN record. */
    public int code() {
      return code;
    }
  }

  /** Returns what it carries. */
  Kind kind();

  /** Returns who is at the other end. */
  Peer peer();

  /**
   * Returns a good length for one of many blocks, in bytes, 256 to {@link #MAX_BLOCK}: short enough
   * that little is lost where a slow line breaks, long enough that a fast one is not held up.
   */
  int goodBlock();

  /**
   * Sends one block. Waits for credit, and while much waits to be sent before it.
   *
   * @param length 1 to {@link #MAX_BLOCK}
   * @throws ChannelException if the channel has ended, and whatever was sent may not have arrived
   */
  void send(byte[] array, int offset, int length) throws ChannelException, InterruptedException;

  /**
   * Returns how many bytes at most of what was sent here have not arrived yet, as far as is known;
   * on a slow line that may be what it carries in seconds.
   */
  long pending();

  /**
   * Waits for the next block.
   *
   * @param nanos how long to wait at most
   * @return empty when the time is over; the array is the caller's
   * @throws ChannelException if the channel has ended and every block that came was taken
   */
  Optional<byte[]> receive(long nanos) throws ChannelException, InterruptedException;

  /**
   * Ends it: blocks that were sent still go out, none are taken any more. May be called repeatedly,
   * and never waits.
   */
  @Override
  void close();

  /**
   * Ends it with a reason for the other end, whose receive tells it once all blocks are taken.
   *
   * @param why one sentence or clause
   */
  void refuse(String why);
}
