package dev.msp.session;

import dev.msp.link.reliable.ReliableLink;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One channel of the link of a session; everything in it is under the session's lock. */
final class LinkChannel implements Channel {

  /** What a channel uses of the session that has it. */
  interface Host {

    /** Returns the lock, which those who wait here share. */
    Gate lock();

    /** Returns the link, which may be another one by now. */
    ReliableLink link();

    /** Returns the time, in nanoseconds. */
    long nanos();

    /** Sees to timers and waiting threads after something was done to the link. */
    void acted();

    /** The channel is over. */
    void forget(int number);
  }

  /** Blocks of a good length that wait for the link before whoever sends more must wait. */
  private static final int MOST_WAITING = 4;

  /** Credit is given again when so great a part of it was used, */
  private static final int SHARE = 4;

  /** or so many bytes: a fast sender would have none left before a quarter of 1 MiB was used. */
  private static final int MOST_USED = 2 * MAX_BLOCK;

  private final Host host;
  private final int number;
  private final Kind kind;
  private final Peer peer;
  private final int window;
  private final int goodBlock;
  private final ArrayDeque<byte[]> toSend = new ArrayDeque<>();
  private final ArrayDeque<byte[]> received = new ArrayDeque<>();
  private int waiting;
  private int used;
  private boolean closing;
  private @Nullable ChannelException end;

  /**
   * Makes one that is open on the link.
   *
   * @param window bytes that may come before any is taken
   * @param goodBlock see {@link Channel#goodBlock}
   */
  LinkChannel(Host host, int number, Kind kind, Peer peer, int window, int goodBlock) {
    this.host = host;
    this.number = number;
    this.kind = kind;
    this.peer = peer;
    this.window = window;
    this.goodBlock = goodBlock;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public int goodBlock() {
    return goodBlock;
  }

  /** Lets the peer begin; with the link's own calls. */
  void welcome() {
    host.link().grant(number, window, host.nanos());
  }

  @Override
  public void send(byte[] array, int offset, int length)
      throws ChannelException, InterruptedException {
    if (length < 1 || length > MAX_BLOCK) {
      throw new IllegalArgumentException("a block of " + length + " bytes");
    }
    synchronized (host.lock()) {
      while (waiting >= MOST_WAITING * goodBlock && end == null) {
        host.lock().await(0);
      }
      throwIfOver();
      toSend.add(Arrays.copyOfRange(array, offset, offset + length));
      waiting += length;
      flush();
      host.acted();
    }
  }

  @Override
  public long pending() {
    synchronized (host.lock()) {
      return waiting + host.link().pending(number);
    }
  }

  private void throwIfOver() throws ChannelException {
    ChannelException why = end;
    if (why != null) {
      throw new ChannelException(why.why(), String.valueOf(why.getMessage()));
    }
  }

  /** Hands on what the link takes. */
  void flush() {
    byte[] next = toSend.peek();
    while (next != null && host.link().write(number, next, host.nanos())) {
      toSend.remove();
      waiting -= next.length;
      next = toSend.peek();
    }
    if (closing && next == null) {
      closing = false;
      host.link().closeChannel(number, host.nanos());
      host.forget(number);
    }
    host.lock().changed();
  }

  /** A block came. */
  void take(byte[] block) {
    if (end == null) {
      received.add(block);
      host.lock().changed();
    }
  }

  @Override
  public Optional<byte[]> receive(long nanos) throws ChannelException, InterruptedException {
    synchronized (host.lock()) {
      long now = host.nanos();
      long until = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
      while (received.isEmpty() && end == null && host.nanos() < until) {
        host.lock().await(Math.max(1, Math.min(60_000, (until - host.nanos()) / 1_000_000)));
      }
      byte[] block = received.poll();
      if (block == null) {
        throwIfOver();
        return Optional.empty();
      }
      used += block.length;
      if (used >= Math.min(window / SHARE, MOST_USED) && end == null) {
        host.link().grant(number, used, host.nanos());
        used = 0;
        host.acted();
      }
      return Optional.of(block);
    }
  }

  /** The peer or the line has ended it. */
  void ended(ChannelException.Cause why, String text) {
    if (end == null) {
      end = new ChannelException(why, text);
      toSend.clear();
      closing = false;
      host.lock().changed();
    }
  }

  @Override
  public void close() {
    synchronized (host.lock()) {
      if (end == null) {
        end = new ChannelException(ChannelException.Cause.CLOSED_HERE, "the channel was closed");
        received.clear();
        closing = true;
        flush();
        host.acted();
      }
    }
  }

  @Override
  public void refuse(String why) {
    synchronized (host.lock()) {
      if (end == null) {
        ended(ChannelException.Cause.CLOSED_HERE, "the channel was refused");
        host.link().refuse(number, why, host.nanos());
        host.forget(number);
        host.acted();
      }
    }
  }
}
