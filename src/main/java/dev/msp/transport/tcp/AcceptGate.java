package dev.msp.transport.tcp;

import dev.msp.transport.Acceptor;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets connections in, and keeps them waiting while there is no room.
 *
 * <p>Over the limit of connections, or of open files, nothing is accepted and the clients wait in
 * the system's queue. That is kinder than accepting them to close at once: a client that sends one
 * message and goes is then served a little later, where otherwise its message would be lost.
 */
final class AcceptGate {

  /** Where connections come from; a test puts a failing one here. */
  interface Source {

    /** Returns the next connection, or null when none waits. */
    @Nullable SocketChannel accept() throws IOException;
  }

  /** Connections taken in one turn, so that those that are open get theirs. */
  private static final int TURN = 256;

  private static final long RETRY_NANOS = 100_000_000;

  private final SelectionKey key;
  private final Acceptor acceptor;
  private final String name;
  private final int most;
  private Source source;
  private long retryAt = Long.MAX_VALUE;
  private boolean failing;
  private boolean full;
  private boolean saidFull;

  AcceptGate(SelectionKey key, Source source, Acceptor acceptor, String name, int most) {
    this.key = key;
    this.source = source;
    this.acceptor = acceptor;
    this.name = name;
    this.most = most;
  }

  /** Returns where connections come from. */
  Source source() {
    return source;
  }

  /** Takes connections from elsewhere. */
  void source(Source other) {
    source = other;
  }

  /** Returns when {@link #retry} is to be called. */
  long retryAt() {
    return retryAt;
  }

  /** Accepts what waits, as far as there is room. */
  void accept(ListenerLoop loop, Consumer<SocketChannel> admit) {
    for (int i = 0; i < TURN; i++) {
      if (loop.connections() >= most) {
        full();
        return;
      }
      SocketChannel channel;
      try {
        channel = source.accept();
      } catch (IOException e) {
        pause(e, loop.now());
        return;
      }
      if (channel == null) {
        recovered(loop);
        return;
      }
      admit.accept(channel);
    }
  }

  /** Tries again after a pause. */
  void retry(ListenerLoop loop, Consumer<SocketChannel> admit) {
    retryAt = Long.MAX_VALUE;
    key.interestOps(SelectionKey.OP_ACCEPT);
    accept(loop, admit);
  }

  /** A connection was closed: there may be room again. */
  void closed(ListenerLoop loop) {
    if ((full || (saidFull && hasRoom(loop))) && key.isValid()) {
      full = false;
      retryAt = loop.now();
    }
  }

  /** Returns whether so much is free that the next connection will not fill it again. */
  private boolean hasRoom(ListenerLoop loop) {
    return loop.connections() < most - most / 10;
  }

  private void full() {
    full = true;
    key.interestOps(0);
    if (!saidFull) {
      saidFull = true;
      acceptor.trouble(
          name
              + ": "
              + most
              + " connections are open, the limit that max-connections sets;"
              + " further ones wait until one is closed");
    }
  }

  private void pause(IOException e, long now) {
    // Without a pause the selector would report the same waiting connection again and again.
    key.interestOps(0);
    retryAt = now + RETRY_NANOS;
    if (!failing) {
      failing = true;
      acceptor.trouble(SocketFault.accepting(name, e));
    }
  }

  /** Nobody waits any more: what was said to be wrong is over. */
  private void recovered(ListenerLoop loop) {
    if (failing) {
      failing = false;
      acceptor.trouble(name + ": connections are accepted again");
    }
    if (saidFull && hasRoom(loop)) {
      saidFull = false;
      acceptor.trouble(name + ": there is room again, further connections are accepted");
    }
  }
}
