package dev.msp.ui.repl;

import org.jspecify.annotations.Nullable;

/** The command that is waited for: Ctrl-C ends it, and never hits what comes after it. */
final class Foreground {

  private @Nullable Thread running;

  /** This thread runs a command from now on. */
  synchronized void begin() {
    running = Thread.currentThread();
    Thread.interrupted(); // what was meant for something before it
  }

  /** The command is over. */
  synchronized void end() {
    running = null;
    Thread.interrupted();
  }

  /** Ends the command, if one runs. */
  synchronized void cancel() {
    Thread thread = running;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
