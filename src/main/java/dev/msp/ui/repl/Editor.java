package dev.msp.ui.repl;

import dev.msp.ui.terminal.HostedTerminal;
import java.io.IOException;
import java.util.HashMap;
import java.util.function.Supplier;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;

/** JLine's reader, whose prompt can change while one types, in one piece with what is printed. */
final class Editor extends LineReaderImpl {

  private Supplier<String> asked = () -> "";
  private String shown = "";

  Editor(HostedTerminal terminal) throws IOException {
    super(terminal, "msp", new HashMap<>());
  }

  /** Reads a line behind a prompt that is asked again whenever something is printed above it. */
  String read(Supplier<String> prompt) {
    lock.lock();
    try {
      asked = prompt;
      shown = prompt.get();
    } finally {
      lock.unlock();
    }
    return readLine(shown);
  }

  /** Prints above the prompt, if there is one. */
  void above(String text) {
    lock.lock();
    try {
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

  /** After another program had the terminal, nothing of what was set there holds. */
  @Override
  protected synchronized void handleSignal(Signal signal) {
    if (signal == Signal.CONT) {
      terminal.puts(Capability.carriage_return);
      terminal.puts(Capability.clr_eos);
      terminal.writer().write(BRACKETED_PASTE_ON);
    }
    super.handleSignal(signal);
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
