package dev.msp.transport.tcp;

import dev.msp.transport.Acceptor;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts TCP connections and serves them all on one thread: a selector is twice as fast for many
 * sessions as a thread for each, and an idle session costs a few small objects.
 */
public final class TcpListener implements Runnable, AutoCloseable {

  /** As many as Linux lets wait by default; the system takes less where it allows less. */
  private static final int BACKLOG = 4096;

  private final Endpoint listen;
  private final Acceptor acceptor;
  private final InetSocketAddress bound;
  private final ListenerLoop loop;
  private final AtomicReference<Thread> runner = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private TcpListener(
      Endpoint listen, Acceptor acceptor, InetSocketAddress bound, ListenerLoop loop) {
    this.listen = listen;
    this.acceptor = acceptor;
    this.bound = bound;
    this.loop = loop;
  }

  /**
   * Listens on an endpoint; from then on connections wait, and {@link #start} or {@link #run} serve
   * them.
   *
   * @param listen a {@code tcp-listen} or {@code tcp} endpoint; no host: all addresses; port 0: any
   *     free one; {@code max-connections} is kept here, the timeouts by the receivers
   * @param acceptor is told of every connection
   * @param nanos the clock of all deadlines, in nanoseconds from near zero, never going back
   * @throws TransportException if that is not possible: the sentence for the user
   */
  public static TcpListener open(Endpoint listen, Acceptor acceptor, LongSupplier nanos)
      throws TransportException {
    InetSocketAddress address = address(listen);
    ServerSocketChannel server = null;
    try {
      loadWhatNeedsDescriptors(listen);
      server = ServerSocketChannel.open();
      // A server that was just ended leaves connections in TIME_WAIT, which are no reason to wait.
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(address, BACKLOG);
      int most = listen.options().number(EndpointOption.MAX_CONNECTIONS);
      ListenerLoop loop = new ListenerLoop(server, listen.address(), acceptor, nanos, most);
      InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
      return new TcpListener(listen, acceptor, bound, loop);
    } catch (IOException e) {
      closeQuietly(server);
      throw SocketFault.listening(listen, e);
    }
  }

  /**
   * Loads what is first used when no descriptor is left. A class comes out of a file, and the JDK's
   * own way of closing sockets opens two at its first use; neither would work by then, ever again.
   */
  private static void loadWhatNeedsDescriptors(Endpoint listen) throws IOException {
    SocketChannel.open().close();
    SocketFault.accepting(listen.address(), new IOException());
  }

  /** Returns what a {@code tcp-listen} endpoint means; without a host every address. */
  static InetSocketAddress address(Endpoint listen) throws TransportException {
    if (listen.host().isEmpty()) {
      return new InetSocketAddress(listen.port());
    }
    long timeout = listen.options().duration(EndpointOption.CONNECT_TIMEOUT).toNanos();
    InetAddress[] addresses = NameLookup.addresses(listen, timeout);
    return new InetSocketAddress(addresses[0], listen.port());
  }

  private static void closeQuietly(@Nullable ServerSocketChannel server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      // It was never used.
    }
  }

  /** Returns the address and port listened on, such as {@code 127.0.0.1:9009}. */
  public String address() {
    return AddressText.of(bound);
  }

  /** Returns the port listened on, 1 to 65535, also where port 0 was asked for. */
  public int port() {
    return bound.getPort();
  }

  /** Returns how many connections are open. */
  public int connections() {
    return loop.connections();
  }

  /** Serves on a thread of its own, which does not keep the program alive. */
  public void start() {
    Thread thread = new Thread(this, "msp-listen-" + port());
    thread.setDaemon(true);
    thread.start();
  }

  /** Serves on the caller's thread until {@link #close}. May be called once. */
  @Override
  public void run() {
    if (!runner.compareAndSet(null, Thread.currentThread())) {
      return; // closed before it began
    }
    try {
      loop.run();
    } catch (IOException e) {
      acceptor.trouble(listen.address() + ": listening ended (" + SocketFault.reason(e) + ")");
    } finally {
      ended.countDown();
    }
  }

  /**
   * Stops: accepts no more, closes every connection after what is still to be written (for 1 s at
   * most), and returns when that is done. On the listener's own thread it returns at once.
   */
  @Override
  public void close() {
    loop.stop();
    Thread current = Thread.currentThread();
    if (runner.compareAndSet(null, current)) {
      releaseUnused();
    } else if (runner.get() != current) {
      awaitEnd();
    }
  }

  private void releaseUnused() {
    try {
      loop.release();
    } catch (IOException e) {
      // Nobody was served, and the socket is closed all the same.
    } finally {
      ended.countDown();
    }
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For tests: the parts that they put under strain. */
  ListenerLoop loop() {
    return loop;
  }
}
