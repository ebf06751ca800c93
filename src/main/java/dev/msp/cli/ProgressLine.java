package dev.msp.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One line of a terminal that says which files run and how far they are, and is written again and
 * again. Where there is no terminal, or one that can rewrite nothing, there is none.
 */
final class ProgressLine implements AutoCloseable {

  private static final long PERIOD_MILLIS = 200;
  private static final int COLUMNS = 80;

  private final Output err;
  private final int width;
  private final List<FileView> running = new ArrayList<>();
  private final Thread draws = new Thread(this::draw, "msp-progress");
  private boolean shown;

  private ProgressLine(Output err, int width) {
    this.err = err;
    this.width = width;
  }

  /** Returns the line of a run that may be quiet. */
  static ProgressLine on(Streams streams, boolean quiet) {
    boolean dumb = "dumb".equals(streams.environment().get("TERM"));
    if (quiet || dumb || !streams.err().isTerminal()) {
      return new ProgressLine(streams.err(), 0);
    }
    TerminalSize size = TerminalSize.ask();
    ProgressLine line =
        new ProgressLine(
            streams.err(), Math.min(COLUMNS, size == null ? COLUMNS : size.columns()) - 1);
    line.draws.setDaemon(true);
    line.draws.start();
    return line;
  }

  synchronized void add(FileView view) {
    running.add(view);
  }

  synchronized void remove(FileView view) {
    running.remove(view);
    clear();
  }

  /** Makes room for a line that stays. */
  synchronized void clear() {
    if (shown) {
      shown = false;
      err.text("\r\u001b[K");
      err.flush();
    }
  }

  private void draw() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        show();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show() {
    if (!running.isEmpty() && !draws.isInterrupted()) {
      String more = running.size() == 1 ? "" : " (and " + (running.size() - 1) + " more)";
      shown = true;
      err.text("\r" + cut(running.get(0).progress(), width - more.length()) + more + "\u001b[K");
      err.flush();
    }
  }

  /** Counts two columns for everything beyond Latin: a line too long would not be rewritten. */
  private static String cut(String text, int columns) {
    int left = columns;
    int at = 0;
    while (at < text.length() && left > 0) {
      left -= text.charAt(at) < 0x300 ? 1 : 2;
      at++;
    }
    boolean halved = at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1));
    return text.substring(0, halved ? at - 1 : at);
  }

  @Override
  public synchronized void close() {
    draws.interrupt();
    clear();
  }
}
