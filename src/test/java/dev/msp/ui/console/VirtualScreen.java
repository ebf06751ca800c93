package dev.msp.ui.console;

import dev.msp.line.Emulator;
import dev.msp.ui.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A terminal of so many columns and rows with nobody at it: what is written to it is drawn by
 * JLine's terminal emulator, and what a test types arrives as keys.
 */
final class VirtualScreen implements Terminal {

  private static final long PATIENCE_MILLIS = 20_000;

  private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();
  private final Emulator screen;
  private String farewell = "";
  private int columns;
  private int rows;
  private @Nullable Runnable onResize;

  VirtualScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new Emulator(columns, rows);
  }

  /** Types characters, and keys as the escape sequences that they send. */
  void type(String keys) {
    typed.add(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Is as large as this from now on. */
  void resize(int newColumns, int newRows) {
    Runnable told;
    synchronized (this) {
      columns = newColumns;
      rows = newRows;
      screen.resize(columns, rows);
      told = onResize;
    }
    if (told != null) {
      told.run();
    }
  }

  /** Returns what the screen shows, line by line, without blanks at the end. */
  synchronized List<String> lines() {
    return screen.lines();
  }

  /** Waits until the screen is as wanted, and returns it. */
  synchronized List<String> await(String what, Predicate<List<String>> wanted)
      throws InterruptedException {
    long until = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!wanted.test(lines())) {
      long left = until - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError(what + " is not on the screen:\n" + String.join("\n", lines()));
      }
      wait(left);
    }
    return lines();
  }

  /** Waits until a line holds a text, and returns that line. */
  String await(String text) throws InterruptedException {
    return await(text, lines -> lines.stream().anyMatch(line -> line.contains(text))).stream()
        .filter(line -> line.contains(text))
        .findFirst()
        .orElseThrow();
  }

  /** Returns every byte that was written so far. */
  synchronized byte[] written() {
    return all.toByteArray();
  }

  @Override
  public int read(byte[] buffer) {
    try {
      byte[] keys = typed.take();
      System.arraycopy(keys, 0, buffer, 0, keys.length);
      return keys.length == 0 ? -1 : keys.length;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public synchronized void write(byte[] bytes) {
    all.writeBytes(bytes);
    screen.write(bytes, bytes.length);
    notifyAll();
  }

  @Override
  public Charset charset() {
    return StandardCharsets.UTF_8;
  }

  @Override
  public boolean isDumb() {
    return false;
  }

  @Override
  public synchronized int columns() {
    return columns;
  }

  @Override
  public synchronized int rows() {
    return rows;
  }

  @Override
  public synchronized void onChange(Runnable resized, Runnable resumed) {
    onResize = resized;
  }

  @Override
  public synchronized void leaveWith(String text) {
    farewell = text;
  }

  @Override
  public void suspend() {
    write(farewell().getBytes(StandardCharsets.US_ASCII));
  }

  private synchronized String farewell() {
    return farewell;
  }

  @Override
  public void resetWhenClosed() {}

  @Override
  public void close() {
    suspend();
    typed.add(new byte[0]);
  }
}
