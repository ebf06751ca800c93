package dev.msp.ui.terminal;

import org.jline.utils.Signals;

/** Ctrl-C where the terminal itself edits the line that is typed, and sends a signal. */
public final class Interrupts {

  private Interrupts() {}

  /**
   * From now on Ctrl-C does not end the program.
   *
   * @param instead what it does, on a thread of the virtual machine
   */
  public static void take(Runnable instead) {
    Signals.register("INT", instead);
  }
}
