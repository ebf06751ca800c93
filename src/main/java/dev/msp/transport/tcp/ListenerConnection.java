package dev.msp.transport.tcp;

import dev.msp.transport.Connection;
import dev.msp.transport.Receiver;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One accepted connection. Ten thousand of these lie idle in one process, so that it holds no
 * buffer of its own except while the other end is slow to read.
 */
final class ListenerConnection implements Connection {

  private final ListenerLoop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final long id;
  private Receiver receiver = Nobody.INSTANCE;
  private @Nullable String remote;

  /** What could not be written yet. While there is something, nothing more is read. */
  private @Nullable PendingBytes pending;

  /** When the other end is cut for taking nothing, on the listener's clock. */
  private long stallAt = Receiver.NO_DEADLINE;

  private boolean inputEnded;
  private boolean outputShut;
  private boolean closing;

  /** FIN was sent, and what still comes is dropped until the other end has finished, too. */
  private boolean lingering;

  private boolean closed;
  private @Nullable TransportException failure;

  /** Takes over a channel in non-blocking mode. */
  ListenerConnection(ListenerLoop loop, Selector selector, SocketChannel channel, long id)
      throws IOException {
    this.loop = loop;
    this.channel = channel;
    this.id = id;
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  void receiver(Receiver newReceiver) {
    receiver = newReceiver;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String remote() {
    String text = remote;
    if (text == null) {
      try {
        text = AddressText.of(channel.getRemoteAddress());
      } catch (IOException e) {
        return "a closed connection";
      }
      remote = text;
    }
    return text;
  }

  // ---- called by the loop ----

  /** Does what the selector found possible. */
  void ready() {
    if (closed) {
      return; // by another connection's receiver, in this very turn
    }
    if (key.isWritable()) {
      flush();
    } else if (key.isReadable()) {
      read();
    }
  }

  private void read() {
    ByteBuffer input = loop.input();
    int count;
    try {
      count = channel.read(input.clear());
    } catch (IOException e) {
      broken(e);
      return;
    }
    if (lingering) {
      if (count < 0) {
        inputEnded = true;
        closeNow();
      }
    } else if (count > 0) {
      byte[] bytes = loop.bytes();
      input.get(0, bytes, 0, count);
      receiver.received(bytes, 0, count, loop.now());
    } else if (count < 0) {
      inputEnded = true;
      listen();
      receiver.ended(loop.now());
      closeIfBothEnded();
    }
  }

  /** Returns when {@link #tick} wants to be called. */
  long deadline() {
    return closing ? stallAt : Math.min(stallAt, receiver.deadline());
  }

  /** A deadline has passed: ours or the receiver's. */
  void tick(long now) {
    if (lingering) {
      closeNow();
    } else if (now >= stallAt) {
      String name = remote();
      fail(new TransportException(name + ": cut, because it read nothing of what was sent to it"));
    } else {
      receiver.tick(now);
    }
  }

  /** Tells the receiver of a failure, now that it is in no other call. */
  void tellFailure() {
    TransportException cause = failure;
    if (cause != null) {
      failure = null;
      receiver.failed(cause, loop.now());
    }
  }

  /** The listener ends: waits only for what is still to be written. */
  void stop() {
    if (lingering) {
      closeNow();
    } else {
      close();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns how many bytes the system has not taken yet. */
  int unwritten() {
    PendingBytes queue = pending;
    return queue == null ? 0 : queue.size();
  }

  // ---- called by the receiver ----

  @Override
  public void write(byte[] buffer, int offset, int length) {
    if (closing || outputShut) {
      return;
    }
    if (pending != null) {
      keep(pending, buffer, offset, length);
      return;
    }
    int done = 0;
    try {
      while (done < length) {
        ByteBuffer scratch = loop.scratch();
        int part = Math.min(length - done, scratch.capacity());
        scratch.clear().limit(part);
        scratch.put(0, buffer, offset + done, part);
        int taken = channel.write(scratch);
        done += taken;
        if (taken < part) {
          keep(new PendingBytes(), buffer, offset + done, length - done);
          return;
        }
      }
    } catch (IOException e) {
      broken(e);
    }
  }

  private void keep(PendingBytes queue, byte[] buffer, int offset, int length) {
    if (!queue.add(buffer, offset, length)) {
      String name = remote();
      fail(new TransportException(name + ": cut, because it left over 1 MiB of answers unread"));
      return;
    }
    if (pending == null) {
      pending = queue;
      progress();
      listen();
    }
  }

  private void progress() {
    stallAt = loop.stallAt();
    loop.wakeBy(stallAt);
  }

  private void flush() {
    PendingBytes queue = pending;
    if (queue == null) {
      return;
    }
    try {
      ByteBuffer scratch = loop.scratch();
      do {
        queue.copyTo(scratch);
        int taken = channel.write(scratch);
        queue.drop(taken);
        if (taken > 0) {
          progress();
        }
      } while (!scratch.hasRemaining() && queue.size() > 0);
    } catch (IOException e) {
      broken(e);
      return;
    }
    if (queue.size() == 0) {
      pending = null;
      stallAt = Receiver.NO_DEADLINE;
      flushed();
    }
  }

  private void flushed() {
    if (closing) {
      linger();
    } else {
      listen();
      if (outputShut) {
        finishOutput();
      }
    }
  }

  @Override
  public void shutdownOutput() {
    if (closing || outputShut) {
      return;
    }
    outputShut = true;
    if (pending == null) {
      finishOutput();
    }
  }

  private void finishOutput() {
    try {
      channel.shutdownOutput();
      closeIfBothEnded();
    } catch (IOException e) {
      broken(e);
    }
  }

  /** Nothing can happen any more on a connection that both ends have finished. */
  private void closeIfBothEnded() {
    if (inputEnded && outputShut && pending == null) {
      close();
    }
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    if (pending == null) {
      linger();
    } else {
      listen();
    }
  }

  /**
   * Sends FIN, and closes when the other end has sent its own or some time has passed. What comes
   * meanwhile is dropped: bytes that meet a closed socket are answered with RST, which would take
   * our last answers from the other end.
   */
  private void linger() {
    if (inputEnded || loop.isStopping()) {
      closeNow();
      return;
    }
    lingering = true;
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      closeNow();
      return;
    }
    stallAt = loop.lingerUntil();
    loop.wakeBy(stallAt);
    listen();
  }

  /** Closes without waiting for what is still to be written. */
  void closeNow() {
    if (closed) {
      return;
    }
    closing = true;
    closed = true;
    stallAt = Receiver.NO_DEADLINE;
    pending = null;
    discardInput();
    abandon();
  }

  /** Reads what came meanwhile: closing with unread bytes would send RST, and lose our answers. */
  private void discardInput() {
    try {
      int count = inputEnded ? -1 : 1;
      for (int i = 0; i < 4 && count > 0; i++) {
        count = channel.read(loop.input().clear());
      }
    } catch (IOException e) {
      // It is broken, and about to be closed.
    }
  }

  /** Counted out before it is closed: who sees the connection end finds it gone. */
  private void abandon() {
    loop.closed();
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is given back all the same, and nobody could do anything about it.
    }
  }

  private void broken(IOException e) {
    fail(SocketFault.broken(remote(), e));
  }

  /** Ends the connection; unless it was being closed anyway, the receiver is told afterwards. */
  void fail(TransportException cause) {
    if (closed) {
      return;
    }
    if (!closing) {
      failure = cause;
      loop.failed(this);
    }
    inputEnded = true;
    closeNow();
  }

  /** Tells the selector what is wanted: to write what is pending, else to read. */
  private void listen() {
    int ops = 0;
    if (pending != null) {
      ops = SelectionKey.OP_WRITE;
    } else if (!inputEnded && (lingering || !closing)) {
      ops = SelectionKey.OP_READ;
    }
    key.interestOps(ops);
  }

  /** The receiver while the acceptor has not named one. */
  private enum Nobody implements Receiver {
    INSTANCE;

    @Override
    public void received(byte[] buffer, int offset, int length, long now) {}

    @Override
    public void ended(long now) {}

    @Override
    public void failed(TransportException cause, long now) {}

    @Override
    public long deadline() {
      return NO_DEADLINE;
    }

    @Override
    public void tick(long now) {}
  }
}
