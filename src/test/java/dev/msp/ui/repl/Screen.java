package dev.msp.ui.repl;

import dev.msp.frame.Bytes;
import dev.msp.ui.terminal.Terminal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;

/** A terminal of 80 columns whose keys a test presses, and whose screen it reads. */
final class Screen implements Terminal {

  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final int COLUMNS = 80;
  private static final int PIECE = 512;

  private final int rows;
  private final ScreenTerminal shown;
  private final BlockingQueue<Bytes> keys = new LinkedBlockingQueue<>();
  private final StringBuilder written = new StringBuilder();
  private Runnable resized = () -> {};
  private Runnable resumed = () -> {};
  private int columns = COLUMNS;
  private int suspended;
  private String farewell = "";

  Screen() {
    this(24);
  }

  Screen(int rows) {
    this.rows = rows;
    this.shown = new ScreenTerminal(COLUMNS, rows);
  }

  void type(String text) {
    Bytes all = Bytes.utf8(text);
    for (int from = 0; from < all.length(); from += PIECE) {
      keys.add(all.slice(from, Math.min(all.length(), from + PIECE)));
    }
  }

  /** The terminal is gone. */
  void hangUp() {
    keys.add(Bytes.EMPTY);
  }

  /** Returns the lines of the screen that are not empty. */
  synchronized List<String> lines() {
    return shown
        .toString()
        .lines()
        .map(line -> line.replace('\0', ' ').stripTrailing())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Returns the last line that is not empty: where one types. */
  String bottom() {
    List<String> lines = lines();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  /** Returns all that was written, escape sequences and all. */
  synchronized String written() {
    return written.toString();
  }

  /** Returns what would be written if somebody else got the terminal now. */
  synchronized String farewell() {
    return farewell;
  }

  synchronized int suspended() {
    return suspended;
  }

  /** Waits until a line of the screen is this. */
  void await(String line) throws InterruptedException {
    await("the line " + line, lines -> lines.contains(line));
  }

  /** Waits until the last line is this. */
  void awaitBottom(String line) throws InterruptedException {
    await("at the bottom: " + line, lines -> bottom().equals(line));
  }

  /** Waits until the screen is as it should be. */
  synchronized void await(String what, Predicate<List<String>> isRight)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!isRight.test(lines())) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(what + " is not shown, but:\n" + String.join("\n", lines()));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
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
    String text = new String(bytes, StandardCharsets.UTF_8);
    written.append(text);
    shown.write(text);
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
  public int rows() {
    return rows;
  }

  @Override
  public synchronized void suspend() {
    suspended++;
    notifyAll();
  }

  @Override
  public void onChange(Runnable whenResized, Runnable whenResumed) {
    resized = whenResized;
    resumed = whenResumed;
  }

  /** The person makes it wider or narrower. */
  void resize(int wide) {
    synchronized (this) {
      columns = wide;
      shown.setSize(wide, rows);
    }
    resized.run();
  }

  /** Another program had the terminal. */
  void resume() {
    resumed.run();
  }

  @Override
  public synchronized void leaveWith(String text) {
    farewell = text;
  }

  @Override
  public void resetWhenClosed() {}

  @Override
  public void close() {}
}
