package dev.msp.cli;

import dev.msp.capture.ByteView;
import dev.msp.frame.Bytes;
import dev.msp.session.Clock;
import dev.msp.session.Event;
import dev.msp.session.Timers;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import dev.msp.ui.raw.Pacing;
import dev.msp.ui.raw.SentText;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code msp raw} in a pipe: standard input goes over the wire, and what comes goes to standard
 * output, byte for byte.
 *
 * <p>It has no session: the journal gives up what nobody reads in time, and a pipe may lose
 * nothing. A slow reader of standard output holds up the wire instead, as it does with {@code cat}.
 */
final class BytePipe {

  /**
   * How to go about it.
   *
   * @param lingerNanos how long it must have been quiet after the end of the input
   * @param view shows what comes in place of its bytes, or null
   * @param lines makes the line ends of the input
   * @param pacing what is sent at a time
   */
  record Plan(long lingerNanos, @Nullable ByteView view, SentText lines, Pacing pacing) {}

  /** How long a view waits for the rest of a character or row, in nanoseconds. */
  private static final long QUIET = 100_000_000L;

  /** How long the end of an input that has ended may take to show. */
  private static final long AT_ONCE_MILLIS = 500;

  /** Bytes that a driver holds at most while it says that they are sent. */
  private static final int DRIVER_QUEUE = 4096;

  private static final int BITS_PER_BYTE = 12;
  private static final int BUFFER = 64 << 10;

  private final Endpoint endpoint;
  private final Plan plan;
  private final Streams streams;
  private final Clock clock = Clock.system();
  private final Timers timers = Timers.onOneThread();
  private final CountDownLatch inputEnd = new CountDownLatch(1);
  private volatile long lastHeard;
  private volatile @Nullable TransportException writing;

  BytePipe(Endpoint endpoint, Plan plan, Streams streams) {
    this.endpoint = endpoint;
    this.plan = plan;
    this.streams = streams;
  }

  /** Runs until the input has ended and nothing more comes, or the wire is gone. */
  int run(Connector connector) throws UserError {
    try (Transport wire = connector.connect(endpoint)) {
      Thread input = new Thread(() -> send(wire), "msp-input");
      input.setDaemon(true);
      input.start();
      receive(wire);
      TransportException broke = writing;
      if (broke != null) {
        throw broke;
      }
    } catch (TransportException e) {
      throw new UserError(ExitCode.NO_LINK, String.valueOf(e.getMessage()));
    }
    if (streams.out().isBroken()) {
      return ExitCode.CLOSED_OUTPUT;
    }
    if (!hasInputEnded()) {
      throw new UserError(
          ExitCode.NO_LINK,
          endpoint.address() + ": the other end closed the connection before the input ended");
    }
    return ExitCode.DONE;
  }

  /**
   * The other end may hang up on the last byte, before the end of the input was even looked for.
   */
  private boolean hasInputEnded() {
    try {
      return inputEnd.await(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void receive(Transport wire) throws TransportException {
    byte[] buffer = new byte[BUFFER];
    int length = wire.read(buffer, 0, buffer.length);
    while (length > 0) {
      lastHeard = clock.nanos();
      print(Bytes.copyOf(buffer, 0, length));
      if (streams.out().isBroken()) {
        return;
      }
      length = wire.read(buffer, 0, buffer.length);
    }
    quiet();
  }

  private synchronized void print(Bytes bytes) {
    ByteView view = plan.view();
    if (view == null) {
      streams.out().bytes(bytes.toArray());
    } else {
      view.show(Event.Direction.IN, bytes, clock.micros(clock.nanos()));
      streams.out().bytes(view.take());
      if (view.isHolding()) {
        timers.after(QUIET, this::quietSince);
      }
    }
    streams.out().flush();
  }

  private void quietSince() {
    if (clock.nanos() - lastHeard >= QUIET) {
      quiet();
    }
  }

  private synchronized void quiet() {
    ByteView view = plan.view();
    if (view != null) {
      view.quiet();
      streams.out().bytes(view.take());
      streams.out().flush();
    }
  }

  /** Sends the input; at its end closes the wire, when it was quiet long enough. */
  private void send(Transport wire) {
    try {
      long sent = copy(streams.in(), wire);
      inputEnd.countDown();
      awaitQuiet(clock.nanos() + lineTime(sent));
      wire.close();
    } catch (TransportException e) {
      writing = e;
      wire.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long copy(InputStream in, Transport wire)
      throws TransportException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    long sent = 0;
    int length = read(in, buffer);
    while (length >= 0) {
      Bytes bytes = plan.lines().map(Bytes.copyOf(buffer, 0, length));
      write(bytes, wire);
      sent += bytes.length();
      length = read(in, buffer);
    }
    return sent;
  }

  private int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      streams.complain("standard input cannot be read: " + e.getMessage());
      return -1;
    }
  }

  private void write(Bytes bytes, Transport wire) throws TransportException, InterruptedException {
    Bytes rest = bytes;
    while (!rest.isEmpty()) {
      Pacing.Piece piece = plan.pacing().next(rest);
      wire.write(rest.slice(0, piece.length()).toArray(), 0, piece.length());
      rest = rest.slice(piece.length(), rest.length());
      TimeUnit.NANOSECONDS.sleep(piece.pauseNanos());
    }
  }

  /** Returns how long a serial line may still need for what its driver has taken. */
  private long lineTime(long sent) {
    if (endpoint.scheme() != Endpoint.Scheme.SERIAL) {
      return 0;
    }
    long waiting = Math.min(sent, DRIVER_QUEUE);
    int baud = endpoint.options().number(EndpointOption.BAUD);
    return waiting * BITS_PER_BYTE * 1_000_000_000L / baud;
  }

  /** Waits until nothing came for as long as wanted, counted from a time at the earliest. */
  private void awaitQuiet(long from) throws InterruptedException {
    long left = plan.lingerNanos();
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
      left = Math.max(from, lastHeard) + plan.lingerNanos() - clock.nanos();
    }
  }
}
