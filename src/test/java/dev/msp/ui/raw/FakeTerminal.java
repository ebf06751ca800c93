package dev.msp.ui.raw;

import dev.msp.frame.Bytes;
import dev.msp.ui.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A terminal whose keys a test presses, and whose bytes it reads. */
final class FakeTerminal implements Terminal {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final BlockingQueue<Bytes> keys = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final boolean dumb;
  private boolean holds;
  private boolean resets;

  FakeTerminal(boolean dumb) {
    this.dumb = dumb;
  }

  void type(String text) {
    keys.add(Bytes.utf8(text));
  }

  /** The terminal takes nothing more until {@link #go}. */
  synchronized void hold() {
    holds = true;
  }

  synchronized void go() {
    holds = false;
    notifyAll();
  }

  /** Waits until a text was written behind everything that was forgotten. */
  String await(String text) throws InterruptedException {
    return awaitThat("\"" + text + '"', screen -> screen.contains(text));
  }

  /** Waits until what was written is as it should be, and returns it. */
  synchronized String awaitThat(String what, Predicate<String> isRight)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!isRight.test(screen())) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(what + " was not written; there is: " + screen());
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return screen();
  }

  /** Forgets what was written. */
  synchronized void forget() {
    written.reset();
  }

  synchronized String screen() {
    return written.toString(StandardCharsets.UTF_8);
  }

  synchronized boolean resets() {
    return resets;
  }

  @Override
  public int read(byte[] buffer) {
    try {
      Bytes typed = keys.take();
      typed.copyTo(buffer, 0);
      return typed.isEmpty() ? -1 : typed.length();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public synchronized void write(byte[] bytes) {
    try {
      while (holds) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    written.writeBytes(bytes);
    notifyAll();
  }

  @Override
  public Charset charset() {
    return StandardCharsets.UTF_8;
  }

  @Override
  public boolean isDumb() {
    return dumb;
  }

  @Override
  public int columns() {
    return 80;
  }

  @Override
  public int rows() {
    return 24;
  }

  @Override
  public void suspend() {
    throw new UnsupportedOperationException("not used here");
  }

  @Override
  public void onChange(Runnable resized, Runnable resumed) {
    throw new UnsupportedOperationException("not used here");
  }

  @Override
  public void leaveWith(String farewell) {
    throw new UnsupportedOperationException("not used here");
  }

  @Override
  public synchronized void resetWhenClosed() {
    resets = true;
  }

  @Override
  public void close() {}
}
