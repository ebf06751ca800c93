package dev.msp.ui.terminal;

import java.nio.charset.StandardCharsets;

/**
 * A program that has the terminal: {@code q} closes it properly, any other key is a bug on some
 * thread, after which the program ends at once.
 */
final class OnTerminal {

  private OnTerminal() {}

  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> Runtime.getRuntime().halt(70));
    LocalTerminal terminal = LocalTerminal.open(StandardCharsets.UTF_8, "xterm");
    terminal.write("ready\r\n".getBytes(StandardCharsets.UTF_8));
    byte[] key = new byte[1];
    terminal.read(key);
    if (key[0] == 'q') {
      terminal.close();
      terminal.write("too late".getBytes(StandardCharsets.UTF_8));
      System.exit(terminal.columns());
    }
    new Thread(
            () -> {
              throw new IllegalStateException("a bug");
            })
        .start();
    Thread.currentThread().join();
  }
}
