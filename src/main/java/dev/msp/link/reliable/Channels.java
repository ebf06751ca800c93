package dev.msp.link.reliable;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one link beside control and messages: who opened them, and on what credit each
 * way. Source: MSP protocol, section 4.3, rule 11.
 *
 * <p>The initiator opens even numbers, the responder odd ones, 4 to 127, so that both may open at
 * the same time. A number is used once on a link.
 */
final class Channels {

  static final int FIRST = 4;
  static final int LAST = 127;

  /** REFUSE code: nobody here takes such a channel. */
  static final int REFUSED = 1;

  /**
   * Frames that may wait to be sent on one channel: more, and whoever sends believes on a slow line
   * to be seconds further than the line is.
   */
  static final int QUEUED = 8;

  /** What the credit of one way may amount to. */
  private static final long MOST_CREDIT = 1L << 31;

  /** One channel. */
  private static final class Channel {
    private final Outflow out;
    private long sendCredit;
    private long receiveCredit;
    private final int number;
    private boolean closing;

    Channel(int number, int longest) {
      this.number = number;
      out = new Outflow(number, longest);
    }
  }

  private final Consumer<byte[]> control;
  private final ReliableEffects effects;
  private final boolean initiator;
  private final int longest;
  private final int queue;
  private final Map<Integer, Channel> open = new HashMap<>();

  /** Numbers that were used on this link: none is used again. */
  private final BitSet used = new BitSet();

  /** Those that have something to send, in the order in which they are to send it. */
  private final ArrayDeque<Channel> ready = new ArrayDeque<>();

  private @Nullable Channel inRecord;
  private int nextOwn;

  /**
   * Makes the channels of a link that begins.
   *
   * @param control takes control records
   * @param longest bytes of data that the longest frame carries
   */
  Channels(Consumer<byte[]> control, ReliableEffects effects, boolean initiator, int longest) {
    this.control = control;
    this.longest = longest;
    this.queue = QUEUED * longest;
    this.effects = effects;
    this.initiator = initiator;
    this.nextOwn = initiator ? FIRST : FIRST + 1;
  }

  /** Opens a channel; empty if all numbers of this link are used. */
  OptionalInt open(int kind) {
    if (nextOwn > LAST) {
      return OptionalInt.empty();
    }
    int number = nextOwn;
    nextOwn += 2;
    add(number);
    control.accept(ControlRecord.open(number, kind));
    return OptionalInt.of(number);
  }

  private void add(int number) {
    used.set(number);
    open.put(number, new Channel(number, longest));
  }

  /**
   * Takes a block to send; returns false if the channel has no credit or room, or is none.
   *
   * @throws IllegalArgumentException if it is longer than a block may be
   */
  boolean write(int number, byte[] block) {
    if (block.length > RecordReader.MAX_BLOCK) {
      throw new IllegalArgumentException(
          "a block of " + block.length + " bytes is over " + RecordReader.MAX_BLOCK);
    }
    Channel channel = open.get(number);
    if (channel == null
        || channel.closing
        || channel.sendCredit < block.length
        || channel.out.waiting() >= queue) {
      return false;
    }
    channel.sendCredit -= block.length;
    if (channel.out.isEmpty()) {
      ready.add(channel);
    }
    channel.out.add(block);
    return true;
  }

  /** Returns how many bytes of a channel wait to be sent for the first time. */
  int waiting(int number) {
    Channel channel = open.get(number);
    return channel == null ? 0 : channel.out.waiting();
  }

  /** Lets the other end send so many bytes more. */
  void grant(int number, int bytes) {
    Channel channel = open.get(number);
    if (channel != null && !channel.closing) {
      channel.receiveCredit += bytes;
      control.accept(ControlRecord.credit(number, bytes));
    }
  }

  /** Ends a channel behind what waits on it. */
  void close(int number) {
    Channel channel = open.get(number);
    if (channel != null) {
      channel.closing = true;
      finish(number, channel);
    }
  }

  /** Ends a channel at once, with a reason; only a record that was begun goes on to its end. */
  void refuse(int number, String why) {
    if (remove(number)) {
      control.accept(ControlRecord.refuse(number, REFUSED, why));
    }
  }

  private boolean remove(int number) {
    Channel channel = open.remove(number);
    if (channel != null) {
      ready.remove(channel);
    }
    return channel != null;
  }

  private void finish(int number, Channel channel) {
    if (channel.closing && channel.out.isEmpty() && remove(number)) {
      control.accept(ControlRecord.close(number));
    }
  }

  /** The other end opened a channel. */
  void opened(int number, int kind) throws ProtocolFault {
    boolean own = number % 2 == (initiator ? 0 : 1);
    if (own || number < FIRST || number > LAST || used.get(number)) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "channel " + number + " is not to be opened");
    }
    add(number);
    effects.channelOpened(number, kind);
  }

  /**
   * Returns how many bytes may come in a block. What comes for a channel that was closed here
   * meanwhile is skipped.
   */
  int room(int number) throws ProtocolFault {
    Channel channel = open.get(number);
    if (channel == null && !used.get(number)) {
      throw new ProtocolFault(ProtocolFault.LIMIT, "channel " + number + " was never opened");
    }
    return channel == null
        ? RecordReader.NONE
        : (int) Math.min(RecordReader.MAX_BLOCK, channel.receiveCredit);
  }

  /** A block came, as long as {@link #room} allowed when it began. */
  void block(int number, byte[] block) {
    Channel channel = open.get(number);
    if (channel != null) {
      channel.receiveCredit -= block.length;
      effects.channelBlock(number, block);
    }
  }

  void credit(int number, long bytes) throws ProtocolFault {
    Channel channel = open.get(number);
    if (channel != null) {
      channel.sendCredit += bytes;
      if (channel.sendCredit > MOST_CREDIT) {
        throw new ProtocolFault(ProtocolFault.LIMIT, "too much credit for channel " + number);
      }
      effects.channelRoom(number);
    }
  }

  void closed(int number) {
    if (remove(number)) {
      effects.channelClosed(number, false, "");
    }
  }

  void refused(int number, String why) {
    if (remove(number)) {
      effects.channelClosed(number, true, why);
    }
  }

  /** Returns whether none is open. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Returns whether anything waits to be sent. */
  boolean hasMore() {
    return inRecord != null || !ready.isEmpty();
  }

  /** Returns whether a record was begun that has not ended. */
  boolean isInRecord() {
    return inRecord != null;
  }

  /**
   * Writes the rest of a record that was begun, if there is one; else records of the channels in
   * turn: who had its share of this frame comes last in the next one.
   */
  int write(byte[] target, int at, int room) {
    Channel unfinished = inRecord;
    if (unfinished != null) {
      int count = unfinished.out.write(target, at, room);
      wrote(unfinished, count);
      return count;
    }
    int written = 0;
    int count = -1;
    for (int turns = ready.size(); turns > 0 && count != 0 && inRecord == null; turns--) {
      count = writeAll(ready.element(), target, at + written, room - written);
      written += count;
    }
    return written;
  }

  private int writeAll(Channel channel, byte[] target, int at, int room) {
    int written = 0;
    int count = channel.out.write(target, at, room);
    while (count > 0) {
      written += count;
      count = channel.out.write(target, at + written, room - written);
    }
    if (written > 0) {
      ready.remove();
      ready.add(channel);
      wrote(channel, written);
    }
    return written;
  }

  private void wrote(Channel channel, int count) {
    inRecord = channel.out.isInRecord() ? channel : null;
    if (channel.out.isEmpty()) {
      ready.remove(channel);
    }
    int waiting = channel.out.waiting();
    if (waiting < queue && waiting + count >= queue) {
      effects.channelRoom(channel.number);
    }
    finish(channel.number, channel);
  }
}
