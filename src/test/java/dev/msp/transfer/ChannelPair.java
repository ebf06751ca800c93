package dev.msp.transfer;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.ChannelException.Cause;
import dev.msp.session.Peer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two ends of a channel in memory: bounded credit each way, and a wire that can be cut after any
 * number of blocks. What was sent and not received when it is cut is lost, in part or whole.
 */
final class ChannelPair {

  static final Peer SEALED = new Peer("test", Optional.of("SHA256:test"));
  static final Peer CLEAR = new Peer("test", Optional.empty());

  private static final int CREDIT = 256 << 10;

  private final int goodBlock;
  private final Peer peer;
  private final End left = new End();
  private final End right = new End();
  private long blocksLeft;
  private int kept;
  private boolean cut;

  ChannelPair(Peer peer, int goodBlock) {
    this(peer, goodBlock, Long.MAX_VALUE, 0);
  }

  /**
   * Makes one that will be cut.
   *
   * @param blocks how many blocks both ends send before it is
   * @param kept how many blocks on their way arrive all the same
   */
  ChannelPair(Peer peer, int goodBlock, long blocks, int kept) {
    this.peer = peer;
    this.goodBlock = goodBlock;
    this.blocksLeft = blocks;
    this.kept = kept;
    left.other = right;
    right.other = left;
  }

  End left() {
    return left;
  }

  End right() {
    return right;
  }

  synchronized boolean isCut() {
    return cut;
  }

  synchronized void cut() {
    cut = true;
    left.shorten(kept);
    right.shorten(kept);
    notifyAll();
  }

  final class End implements Channel {

    private final ArrayDeque<byte[]> arrived = new ArrayDeque<>();
    private @Nullable End other;
    private int waiting;
    private boolean closed;
    private @Nullable String refusal;

    private void shorten(int blocks) {
      while (arrived.size() > blocks) {
        arrived.removeLast();
      }
    }

    private End other() {
      return Optional.ofNullable(other).orElseThrow();
    }

    @Override
    public Kind kind() {
      return Kind.FILE;
    }

    @Override
    public Peer peer() {
      return peer;
    }

    @Override
    public int goodBlock() {
      return goodBlock;
    }

    @Override
    public long pending() {
      return 0;
    }

    @Override
    public void send(byte[] array, int offset, int length)
        throws ChannelException, InterruptedException {
      byte[] block = Arrays.copyOfRange(array, offset, offset + length);
      synchronized (ChannelPair.this) {
        requireOpen();
        while (other().waiting + length > CREDIT && other().waiting > 0) {
          ChannelPair.this.wait();
          requireOpen();
        }
        if (blocksLeft-- == 0) {
          cut();
        }
        requireOpen();
        other().arrived.add(block);
        other().waiting += length;
        ChannelPair.this.notifyAll();
      }
    }

    private void requireOpen() throws ChannelException {
      if (closed) {
        throw new ChannelException(Cause.CLOSED_HERE, "closed here");
      }
      requireOther();
    }

    private void requireOther() throws ChannelException {
      if (other().refusal != null) {
        throw new ChannelException(Cause.REFUSED, other().refusal);
      }
      if (other().closed) {
        throw new ChannelException(Cause.CLOSED, "the other end closed it");
      }
      if (cut) {
        throw new ChannelException(Cause.LINK_LOST, "the link was lost");
      }
    }

    @Override
    public Optional<byte[]> receive(long nanos) throws ChannelException, InterruptedException {
      long end = System.nanoTime() + nanos;
      synchronized (ChannelPair.this) {
        while (arrived.isEmpty()) {
          requireOpen();
          long left = end - System.nanoTime();
          if (nanos == 0 || left <= 0) {
            return Optional.empty();
          }
          TimeUnit.NANOSECONDS.timedWait(ChannelPair.this, left);
        }
        byte[] block = arrived.remove();
        waiting -= block.length;
        ChannelPair.this.notifyAll();
        return Optional.of(block);
      }
    }

    @Override
    public void close() {
      synchronized (ChannelPair.this) {
        closed = true;
        ChannelPair.this.notifyAll();
      }
    }

    @Override
    public void refuse(String why) {
      synchronized (ChannelPair.this) {
        refusal = refusal == null && !closed ? why : refusal;
        close();
      }
    }
  }
}
