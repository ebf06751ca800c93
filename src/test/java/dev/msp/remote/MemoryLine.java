package dev.msp.remote;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.ChannelException.Cause;
import dev.msp.session.Peer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Two ends of a channel for commands in memory, with bounded credit and a line that can be cut. */
final class MemoryLine {

  static final Peer SEALED = new Peer("test", Optional.of("SHA256:test"));
  static final Peer CLEAR = new Peer("test", Optional.empty());

  private static final int CREDIT = 64 << 10;

  private final Peer peer;
  private final End client = new End();
  private final End server = new End();
  private boolean cut;

  MemoryLine(Peer peer) {
    this.peer = peer;
    client.other = server;
    server.other = client;
  }

  End client() {
    return client;
  }

  End server() {
    return server;
  }

  synchronized void cut() {
    cut = true;
    notifyAll();
  }

  final class End implements Channel {

    private final ArrayDeque<byte[]> arrived = new ArrayDeque<>();
    private @Nullable End other;
    private int waiting;
    private @Nullable ChannelException end;

    private End other() {
      return Optional.ofNullable(other).orElseThrow();
    }

    @Override
    public Kind kind() {
      return Kind.EXEC;
    }

    @Override
    public Peer peer() {
      return peer;
    }

    @Override
    public int goodBlock() {
      return 8 << 10;
    }

    @Override
    public long pending() {
      return 0;
    }

    @Override
    public void send(byte[] array, int offset, int length)
        throws ChannelException, InterruptedException {
      byte[] block = Arrays.copyOfRange(array, offset, offset + length);
      synchronized (MemoryLine.this) {
        requireGoing();
        while (other().waiting + length > CREDIT) {
          MemoryLine.this.wait();
          requireGoing();
        }
        other().arrived.add(block);
        other().waiting += length;
        MemoryLine.this.notifyAll();
      }
    }

    private void requireGoing() throws ChannelException {
      if (end != null) {
        throw new ChannelException(end.why(), String.valueOf(end.getMessage()));
      }
      if (cut) {
        throw new ChannelException(Cause.LINK_LOST, "the cable was cut");
      }
    }

    @Override
    public Optional<byte[]> receive(long nanos) throws ChannelException, InterruptedException {
      long until = System.nanoTime() + nanos;
      synchronized (MemoryLine.this) {
        while (arrived.isEmpty()) {
          requireGoing();
          long left = until - System.nanoTime();
          if (left <= 0) {
            return Optional.empty();
          }
          TimeUnit.NANOSECONDS.timedWait(MemoryLine.this, left);
        }
        byte[] block = arrived.remove();
        waiting -= block.length;
        MemoryLine.this.notifyAll();
        return Optional.of(block);
      }
    }

    private void end(Cause here, String mine, Cause there, String theirs) {
      synchronized (MemoryLine.this) {
        if (end == null) {
          end = new ChannelException(here, mine);
          arrived.clear();
          other().end = other().end == null ? new ChannelException(there, theirs) : other().end;
          MemoryLine.this.notifyAll();
        }
      }
    }

    @Override
    public void close() {
      end(Cause.CLOSED_HERE, "closed here", Cause.CLOSED, "the peer closed the channel");
    }

    @Override
    public void refuse(String why) {
      end(Cause.CLOSED_HERE, "refused here", Cause.REFUSED, why);
    }

    /** Returns whether the end was closed or refused by either side. */
    boolean isOver() {
      synchronized (MemoryLine.this) {
        return end != null;
      }
    }
  }
}
