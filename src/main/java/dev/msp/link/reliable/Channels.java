package dev.msp.link.reliable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
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

  /** Bytes that may wait to be sent on one channel. */
  static final int QUEUE = 256 << 10;

  /** What the credit of one way may amount to. */
  private static final long MOST_CREDIT = 1L << 31;

  /** One channel. */
  private static final class Channel {
    private final Outflow out;
    private long sendCredit;
    private long receiveCredit;
    private final int number;
    private boolean closing;

    Channel(int number) {
      this.number = number;
      out = new Outflow(number);
    }
  }

  private final Outflow control;
  private final ReliableEffects effects;
  private final boolean initiator;
  private final Map<Integer, Channel> open = new TreeMap<>();
  private @Nullable Channel inRecord;
  private int nextOwn;
  private int turn;

  Channels(Outflow control, ReliableEffects effects, boolean initiator) {
    this.control = control;
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
    open.put(number, new Channel(number));
    control.add(ControlRecord.open(number, kind));
    return OptionalInt.of(number);
  }

  /** Takes a block to send; returns false if the channel has no credit or room, or is none. */
  boolean write(int number, byte[] block) {
    Channel channel = open.get(number);
    if (channel == null
        || channel.closing
        || channel.sendCredit < block.length
        || channel.out.waiting() >= QUEUE) {
      return false;
    }
    channel.sendCredit -= block.length;
    channel.out.add(block);
    return true;
  }

  /** Lets the other end send so many bytes more. */
  void grant(int number, int bytes) {
    Channel channel = open.get(number);
    if (channel != null && !channel.closing) {
      channel.receiveCredit += bytes;
      control.add(ControlRecord.credit(number, bytes));
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
    if (open.remove(number) != null) {
      control.add(ControlRecord.refuse(number, REFUSED, why));
    }
  }

  private void finish(int number, Channel channel) {
    if (channel.closing && channel.out.isEmpty()) {
      open.remove(number);
      control.add(ControlRecord.close(number));
    }
  }

  /** The other end opened a channel. */
  void opened(int number, int kind) throws ProtocolFault {
    boolean own = number % 2 == (initiator ? 0 : 1);
    if (own || number < FIRST || number > LAST || open.containsKey(number)) {
      throw new ProtocolFault(ProtocolFault.PROTOCOL, "channel " + number + " is not to be opened");
    }
    open.put(number, new Channel(number));
    effects.channelOpened(number, kind);
  }

  /** A block came. One for a channel that was closed here meanwhile is dropped. */
  void block(int number, byte[] block) throws ProtocolFault {
    Channel channel = open.get(number);
    if (channel == null) {
      return;
    }
    channel.receiveCredit -= block.length;
    if (channel.receiveCredit < 0) {
      throw new ProtocolFault(ProtocolFault.LIMIT, "channel " + number + " sent without credit");
    }
    effects.channelBlock(number, block);
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
    if (open.remove(number) != null) {
      effects.channelClosed(number, false, "");
    }
  }

  void refused(int number, String why) {
    if (open.remove(number) != null) {
      effects.channelClosed(number, true, why);
    }
  }

  boolean isEmpty() {
    for (Channel channel : open.values()) {
      if (!channel.out.isEmpty()) {
        return false;
      }
    }
    return inRecord == null;
  }

  /** Returns whether a record was begun that has not ended. */
  boolean isInRecord() {
    return inRecord != null;
  }

  /**
   * Writes the rest of a record that was begun, if there is one; else records of the channels in
   * turn, each frame beginning with another one.
   */
  int write(byte[] target, int at, int room) {
    Channel unfinished = inRecord;
    if (unfinished != null) {
      return rest(unfinished, target, at, room);
    }
    List<Channel> all = new ArrayList<>(open.values());
    int used = 0;
    turn++;
    for (int i = 0; i < all.size() && inRecord == null; i++) {
      used += write(all.get((turn + i) % all.size()), target, at + used, room - used);
    }
    return used;
  }

  private int rest(Channel channel, byte[] target, int at, int room) {
    int count = channel.out.write(target, at, room);
    wrote(channel, count);
    return count;
  }

  private int write(Channel channel, byte[] target, int at, int room) {
    int used = 0;
    int count = channel.out.write(target, at, room);
    while (count > 0) {
      used += count;
      count = channel.out.write(target, at + used, room - used);
    }
    wrote(channel, used);
    return used;
  }

  private void wrote(Channel channel, int count) {
    inRecord = channel.out.isInRecord() ? channel : null;
    int waiting = channel.out.waiting();
    if (waiting < QUEUE && waiting + count >= QUEUE) {
      effects.channelRoom(channel.number);
    }
    finish(channel.number, channel);
  }
}
