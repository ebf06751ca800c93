package dev.msp.transport.serial;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * A port made of memory, for what no pseudo-terminal shows: modem lines, parity, rates that are
 * refused, BREAK, drivers that take a part or nothing. As the native library does, it keeps silent
 * about most of what it does not do.
 */
final class FakePort implements Port {

  private static final byte[] END = new byte[0];

  /** What was done to it beside reading and writing, in order. */
  final List<String> calls = new ArrayList<>();

  private final LinkedBlockingDeque<byte[]> incoming = new LinkedBlockingDeque<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int most = Integer.MAX_VALUE;
  private int unsent;
  private boolean linesMissing;
  private int greatestRate = Integer.MAX_VALUE;
  private boolean stuck;
  private boolean closed;

  /** Lets bytes arrive. */
  void arrive(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    incoming.add(bytes);
  }

  /** Ends what arrives, as a hang-up does. */
  void hangUp() {
    incoming.add(END);
  }

  /** From now on the driver takes this many bytes a call; 0: it is gone. */
  synchronized void takesAtMost(int bytes) {
    most = bytes;
  }

  /** From now on writing waits until the port is closed, as flow control does. */
  synchronized void holdWriters() {
    stuck = true;
  }

  /** What the driver says it still holds. */
  synchronized void holds(int bytes) {
    unsent = bytes;
    notifyAll();
  }

  /** The port has neither DTR nor RTS nor BREAK. */
  void withoutLines() {
    linesMissing = true;
  }

  /** Rates over this one are refused. */
  void refuseOver(int baud) {
    greatestRate = baud;
  }

  /** Waits until a writer is held. */
  synchronized void awaitWriter() throws InterruptedException {
    while (!calls.contains("writing")) {
      wait();
    }
  }

  synchronized byte[] written() {
    return written.toByteArray();
  }

  @Override
  public int read(byte[] buffer, int length) {
    try {
      byte[] next = incoming.take();
      if (next.length > length) {
        incoming.addFirst(Arrays.copyOfRange(next, length, next.length));
      }
      int count = Math.min(next.length, length);
      System.arraycopy(next, 0, buffer, 0, count);
      if (count == 0) {
        incoming.addFirst(END);
      }
      return count == 0 ? -1 : count;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized int write(byte[] buffer, int length) {
    calls.add("writing");
    notifyAll();
    while (stuck && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    int count = closed ? -1 : Math.min(most, length);
    written.write(buffer, 0, Math.max(0, count));
    calls.remove("writing");
    return count;
  }

  @Override
  public int unread() {
    return incoming.stream().mapToInt(bytes -> bytes.length).sum();
  }

  @Override
  public synchronized int unsent() {
    int now = unsent;
    calls.add("unsent " + now);
    unsent = Math.max(0, unsent - 1000);
    return now;
  }

  @Override
  public boolean apply(LineSettings settings) {
    calls.add("apply " + settings);
    return settings.baud() <= greatestRate;
  }

  @Override
  public boolean dtr(boolean on) {
    calls.add("dtr " + on);
    return !linesMissing;
  }

  @Override
  public boolean rts(boolean on) {
    calls.add("rts " + on);
    return !linesMissing;
  }

  @Override
  public boolean breaking(boolean on) {
    calls.add("break " + on);
    return !linesMissing;
  }

  @Override
  public String inputs() {
    return "CTS DSR";
  }

  @Override
  public synchronized void release() {
    calls.add("release");
    incoming.addFirst(END);
  }

  @Override
  public synchronized void close() {
    calls.add("close");
    closed = true;
    incoming.addFirst(END);
    notifyAll();
  }
}
