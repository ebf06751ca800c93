package dev.msp.transport.serial;

import dev.msp.transport.EndpointOptions;
import dev.msp.transport.LineControl;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A COM port as a byte pipe. Reads wait inside the driver, in the caller's thread.
 *
 * <p>Closing gives the line the time that it needs for what was written, 5 s at most; the driver
 * would throw it away. A reader is woken before. A thread looks once a second whether the device is
 * still there.
 */
final class SerialTransport implements Transport, LineControl {

  /** The longest time that closing waits for the line, in nanoseconds: 4 KiB at 9600 baud. */
  static final long LONGEST_LINGER = 5_000_000_000L;

  /** The same at the end of the program, which is to come within 2 s of a signal. */
  private static final long LONGEST_EXIT = 1_500_000_000L;

  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final long POLL_NANOS = 10_000_000L;

  /** Without progress for so long what the driver holds will never leave. */
  private static final long STALLED_NANOS = 250_000_000L;

  /** The native library copies whole arrays; a driver gives and takes no more at once anyway. */
  private static final int PIECE = 4096;

  private final String endpoint;
  private final String description;
  private final Port port;
  private final PortSettings settings;
  private final DeviceNode node;
  private final LineClock line = new LineClock();
  private final byte[] input = new byte[PIECE];
  private final byte[] output = new byte[PIECE];
  private final Object writing = new Object();
  private final Object closing = new Object();
  private volatile boolean insideWrite;
  private volatile boolean closed;
  private volatile boolean gone;
  private volatile boolean exiting;
  private boolean released;

  /**
   * Takes over an open port.
   *
   * @param endpoint what messages call it
   * @param name what a person calls the port
   */
  SerialTransport(String endpoint, String name, Port port, PortSettings settings, DeviceNode node) {
    this.endpoint = endpoint;
    this.description = name + ", " + settings;
    this.port = port;
    this.settings = settings;
    this.node = node;
    OpenPorts.add(this);
    Thread watch = new Thread(this::watch, "msp-serial-watch");
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws TransportException {
    int count = closed ? 0 : port.read(input, Math.min(length, PIECE));
    if (count > 0) {
      System.arraycopy(input, 0, buffer, offset, count);
      return count;
    }
    if (closed && !gone) {
      return -1;
    }
    throw broken();
  }

  @Override
  public boolean hasUnread() {
    return !closed && port.unread() > 0;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws TransportException {
    synchronized (writing) {
      insideWrite = true;
      try {
        int done = 0;
        while (done < length) {
          done += piece(buffer, offset + done, length - done);
        }
        line.wrote(length, settings.wanted(), System.nanoTime());
      } finally {
        insideWrite = false;
      }
    }
  }

  private int piece(byte[] buffer, int offset, int length) throws TransportException {
    int most = Math.min(length, PIECE);
    System.arraycopy(buffer, offset, output, 0, most);
    int count = closed ? 0 : port.write(output, most);
    if (count <= 0) {
      throw broken();
    }
    return count;
  }

  /** The port takes or gives nothing any more: says whether that is our own doing. */
  private TransportException broken() {
    if (exiting) {
      park();
    }
    if (closed && !gone) {
      return SerialFault.closed(endpoint);
    }
    gone = true;
    return SerialFault.vanished(endpoint);
  }

  /** Does nothing: a line has two wires and no end. */
  @Override
  public void shutdownOutput() {}

  @Override
  public void close() {
    closed = true;
    synchronized (closing) {
      closing.notifyAll();
      if (!released) {
        released = true;
        linger(LONGEST_LINGER);
        port.close();
        OpenPorts.remove(this);
      }
    }
  }

  /**
   * The program ends, and the native library will close the port: gives the line its time. From now
   * on nobody is told that the port is gone, for that would be said of the end of the program.
   */
  void exit() {
    exiting = true;
    synchronized (closing) {
      if (!released) {
        linger(LONGEST_EXIT);
      }
    }
  }

  /** Waits for the end of the program. */
  private void park() {
    boolean ended = false;
    while (!ended) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        ended = closed;
      }
    }
  }

  /** Waits until what was written has left. A write that is still waiting is given up. */
  private void linger(long longest) {
    long start = System.nanoTime();
    long left = Math.min(line.left(start), longest);
    if (left > 0 && closed && !insideWrite) {
      port.release();
    }
    while (left > 0 && !gone) {
      await(left);
      left = line.left(System.nanoTime());
      left = Math.min(left, start + longest - System.nanoTime());
    }
    drain(start + longest);
  }

  /** Waits for a driver that says how much it holds, as long as that becomes less. */
  private void drain(long until) {
    int held = port.unsent();
    long progress = System.nanoTime();
    while (held > 0 && !gone && System.nanoTime() - until < 0) {
      await(POLL_NANOS);
      int now = port.unsent();
      if (now < held) {
        held = now;
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > STALLED_NANOS) {
        return;
      }
    }
  }

  /** Waits on the lock of closing; an interruption is for later. */
  private void await(long nanos) {
    boolean interrupted = Thread.interrupted();
    try {
      TimeUnit.NANOSECONDS.timedWait(closing, Math.max(nanos, 1_000_000));
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    synchronized (closing) {
      try {
        while (!closed) {
          TimeUnit.NANOSECONDS.timedWait(closing, LOOK_NANOS);
          if (!closed && node.isGone()) {
            gone = true;
            close();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public String settings() {
    return settings.toString();
  }

  @Override
  public void change(EndpointOptions options) throws TransportException {
    refuseClosed();
    if (!settings.change(options)) {
      LineSettings refused = settings.wanted().with(options);
      throw refused.isPossible()
          ? SerialFault.refused(endpoint, refused)
          : SerialFault.impossible(endpoint, refused);
    }
  }

  @Override
  public void dtr(boolean on) throws TransportException {
    refuseClosed();
    if (!settings.dtr(on)) {
      throw SerialFault.unable(endpoint, "DTR line");
    }
  }

  @Override
  public void rts(boolean on) throws TransportException {
    refuseClosed();
    if (!settings.rts(on)) {
      throw SerialFault.unable(endpoint, "RTS line");
    }
  }

  @Override
  public String outputs() {
    return settings.outputs();
  }

  @Override
  public void sendBreak(Duration length) throws TransportException {
    if (length.toMillis() < 1 || length.toSeconds() > 10) {
      throw new IllegalArgumentException("a BREAK lasts 1 ms to 10 s, not " + length);
    }
    synchronized (writing) {
      refuseClosed();
      if (!port.breaking(true)) {
        throw SerialFault.unable(endpoint, "BREAK");
      }
      synchronized (closing) {
        long until = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0 && !closed; left = until - System.nanoTime()) {
          await(left);
        }
        port.breaking(false);
      }
    }
  }

  @Override
  public String inputs() {
    return closed ? "" : port.inputs();
  }

  private void refuseClosed() throws TransportException {
    if (closed) {
      throw broken();
    }
  }
}
