package dev.msp.ui.repl;

import dev.msp.ui.terminal.HostedTerminal;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/** JLine's reader, whose prompt can change while one types, in one piece with what is printed. */
final class Editor extends LineReaderImpl {

  private static final Map<Capability, String> CURSOR_KEYS =
      Map.of(
          Capability.key_up, "A",
          Capability.key_down, "B",
          Capability.key_right, "C",
          Capability.key_left, "D",
          Capability.key_home, "H",
          Capability.key_end, "F");

  private Supplier<String> asked = () -> "";
  private String shown = "";
  private boolean progressing;

  Editor(HostedTerminal terminal) throws IOException {
    super(terminal, "msp", new HashMap<>());
    getKeyMaps().values().forEach(this::bindBothForms);
    markPastes();
  }

  /** Cursor keys have one form while a line is read, and another while a command runs. */
  private void bindBothForms(KeyMap<Binding> keys) {
    CURSOR_KEYS.forEach(
        (key, letter) -> {
          String known = KeyMap.key(terminal, key);
          Binding meaning = known == null ? null : keys.getBound(known);
          if (meaning != null) {
            keys.bind(meaning, "\u001B[" + letter, "\u001BO" + letter);
          }
        });
  }

  /** From now on the terminal marks what is pasted, also what is pasted while a command runs. */
  void markPastes() {
    terminal.writer().write(BRACKETED_PASTE_ON);
    terminal.flush();
  }

  /** JLine has them marked only while it reads. */
  @Override
  protected void cleanup() {
    super.cleanup();
    markPastes();
  }

  /** Reads a line behind a prompt that is asked again whenever something is printed above it. */
  String read(Supplier<String> prompt) {
    lock.lock();
    try {
      clearProgress();
      asked = prompt;
      shown = prompt.get();
    } finally {
      lock.unlock();
    }
    return readLine(shown);
  }

  /** Prints one line that the next, or anything else, takes the place of; not above a prompt. */
  void progress(String line) {
    lock.lock();
    try {
      if (!reading) {
        int width = Math.max(1, terminal.getWidth() - 1);
        terminal.puts(Capability.carriage_return);
        terminal.writer().write(new AttributedString(line).columnSubSequence(0, width).toString());
        terminal.puts(Capability.clr_eol);
        terminal.flush();
        progressing = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private void clearProgress() {
    if (progressing) {
      progressing = false;
      terminal.puts(Capability.carriage_return);
      terminal.puts(Capability.clr_eol);
    }
  }

  /** Prints above the prompt, if there is one. */
  void above(String text) {
    lock.lock();
    try {
      clearProgress();
      ask();
      printAbove(text);
    } finally {
      lock.unlock();
    }
  }

  /** Draws the prompt anew if it has to say something else. */
  void refresh() {
    lock.lock();
    try {
      if (ask()) {
        redisplay();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean ask() {
    String now = reading ? asked.get() : shown;
    boolean changed = !now.equals(shown);
    if (changed) {
      shown = now;
      setPrompt(now);
    }
    return changed;
  }

  /**
   * After another program had the terminal, nothing of what was set there holds. In another width
   * terminals wrap again what they show: what is drawn anew must begin where the prompt does now.
   */
  @Override
  protected synchronized void handleSignal(Signal signal) {
    lock.lock();
    try {
      if (signal == Signal.WINCH && size.equals(terminal.getSize())) {
        return; // it is drawn for this size already
      }
      terminal.puts(Capability.carriage_return);
      int above = signal == Signal.WINCH ? rowsAboveCursor(terminal.getWidth()) : 0;
      if (above > 0) {
        terminal.puts(Capability.parm_up_cursor, above);
      }
      terminal.puts(Capability.clr_eos);
      if (signal == Signal.CONT) {
        terminal.writer().write(BRACKETED_PASTE_ON);
      }
      super.handleSignal(signal);
    } finally {
      lock.unlock();
    }
  }

  private int rowsAboveCursor(int columns) {
    String before = buf.upToCursor().replace("\n", '\n' + Prompt.FURTHER);
    AttributedString all = AttributedString.join(AttributedString.EMPTY, prompt, text(before));
    return Math.max(1, all.columnSplitLength(columns).size()) - 1;
  }

  private static AttributedString text(String plain) {
    return new AttributedString(plain);
  }

  /** Ctrl-D deletes, and at the end does nothing: what may follow is listed by Tab alone. */
  @Override
  protected boolean deleteCharOrList() {
    return buf.cursor() == buf.length() || deleteChar();
  }

  /** What is pasted is text: keys in it do nothing, and the line end behind it does not run it. */
  @Override
  public boolean beginPaste() {
    String pasted = doReadStringUntil(BRACKETED_PASTE_END);
    String lines = pasted.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    getBuffer().write(lines.replaceAll("[\\p{Cc}&&[^\n]]", "").replaceAll("\n+$", ""));
    return true;
  }
}
