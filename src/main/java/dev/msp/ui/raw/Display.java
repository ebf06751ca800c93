package dev.msp.ui.raw;

import dev.msp.capture.ByteView;
import dev.msp.capture.EventText;
import dev.msp.capture.SafeText;
import dev.msp.frame.Bytes;
import dev.msp.ui.terminal.Terminal;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws what waits in the backlog, on a thread of its own: the only one that writes to the
 * terminal. A terminal that takes nothing holds up nobody else.
 */
final class Display implements Runnable {

  /** After so long without anything what waits for more is shown, in nanoseconds. */
  static final long QUIET = 100_000_000L;

  private static final long PATIENCE = 3_600_000_000_000L;

  /** Least time between two notes of what is not shown, in nanoseconds. */
  private static final long NOTE_EVERY = 1_000_000_000L;

  private static final int LONGEST_LINE = 4096;
  private static final int ESCAPE = 0x1B;

  private final Terminal terminal;
  private final Backlog backlog;
  private final PrefixKey prefix;
  private final SafeText safe;
  private EventText events;
  private Look look;
  private ByteView view;
  private @Nullable String typed;
  private boolean isTypedShown;
  private boolean hinted;
  private long missed;
  private long noted;

  Display(Terminal terminal, Backlog backlog, PrefixKey prefix, Look look) {
    this.terminal = terminal;
    this.backlog = backlog;
    this.prefix = prefix;
    this.safe = SafeText.forCharset(terminal.charset());
    this.look = look;
    this.view = look.view(terminal.charset());
    this.events = events();
  }

  private EventText events() {
    return new EventText(terminal.charset(), ZoneId.systemDefault(), look.as() == Look.As.HEX);
  }

  @Override
  public void run() {
    prepare();
    try {
      while (!backlog.isOver()) {
        Backlog.Item item = backlog.take(view.isHolding() || missed > 0 ? QUIET : PATIENCE);
        if (item == null) {
          view.quiet();
          flush();
        } else {
          show(item);
        }
        noteMissed(item == null);
      }
      view.freshLine();
      flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(Backlog.Item item) {
    if (item instanceof Backlog.Data data) {
      hideTyped();
      view.show(data.direction(), data.bytes(), data.micros());
      flush();
      hint(data);
    } else if (item instanceof Backlog.Told told) {
      hideTyped();
      events.lines(told.event()).forEach(this::line);
    } else if (item instanceof Backlog.Said said) {
      say(said);
    } else if (item instanceof Backlog.Changed changed) {
      change(changed.look());
    } else if (item instanceof Backlog.Cleared) {
      clear();
    } else if (item instanceof Backlog.Typed line) {
      hideTyped();
      typed = line.line();
    }
    showTyped();
  }

  private void change(Look next) {
    view.quiet();
    view.freshLine();
    flush();
    look = next;
    view = next.view(terminal.charset());
    events = events();
    prepare();
  }

  private void prepare() {
    if (look.as() == Look.As.PASS_THROUGH) {
      terminal.resetWhenClosed();
    }
  }

  private void clear() {
    if (terminal.isDumb()) {
      say(Backlog.said("a terminal of type dumb cannot be cleared"));
    } else {
      hideTyped();
      view.freshLine();
      view.take();
      write("\u001B[H\u001B[2J");
    }
  }

  private void flush() {
    byte[] bytes = view.take();
    if (bytes.length > 0) {
      terminal.write(bytes);
    }
  }

  /** Who sees escape sequences spelled out wants to know what can be done about it: said once. */
  private void hint(Backlog.Data data) {
    if (!hinted && look.as() == Look.As.TEXT && hasEscape(data.bytes())) {
      hinted = true;
      backlog.say(
          "escape sequences are shown, not obeyed; "
              + prefix.label()
              + ' '
              + Key.PASS_THROUGH.key()
              + " obeys them, if you trust the other end");
    }
  }

  private static boolean hasEscape(Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.at(i) == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  private void noteMissed(boolean quiet) {
    missed += backlog.takeDropped();
    long now = System.nanoTime();
    if (missed > 0 && (quiet || now - noted > NOTE_EVERY)) {
      view.freshLine();
      flush();
      say(
          Backlog.said(
              missed + " bytes not shown: they came faster than this terminal shows them"));
      missed = 0;
      noted = now;
    }
  }

  /**
   * Writes lines of the program: the first stands out, as nothing from the wire does in text and
   * hex. A prompt that waits on the last line is taken down and put up again below.
   */
  private void say(Backlog.Said said) {
    hideTyped();
    Optional<String> open = view.openLine().filter(this::fits);
    if (open.isPresent()) {
      write("\r\u001B[K");
    } else {
      view.freshLine();
      flush();
    }
    String line = "msp: " + safe.line(said.text(), LONGEST_LINE);
    line(terminal.isDumb() ? "*** " + line : "\u001B[0;7m " + line + " \u001B[0m");
    said.more().forEach(more -> line("   " + safe.line(more, LONGEST_LINE)));
    open.ifPresent(this::write);
  }

  private boolean fits(String line) {
    boolean oneRow = TypedLine.end(line, terminal.columns() - 1).length() == line.length();
    return oneRow && !terminal.isDumb();
  }

  private void line(String text) {
    write(text + "\r\n");
  }

  private void write(String text) {
    terminal.write(text.getBytes(terminal.charset()));
  }

  private void hideTyped() {
    if (isTypedShown) {
      write(terminal.isDumb() ? "\r\n" : "\r\u001B[K");
      isTypedShown = false;
    }
  }

  private void showTyped() {
    String line = typed;
    if (line != null && !isTypedShown) {
      write("> " + TypedLine.end(safe.line(line), terminal.columns() - 4));
      isTypedShown = true;
    }
  }
}
