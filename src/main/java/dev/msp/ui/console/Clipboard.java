package dev.msp.ui.console;

import dev.msp.ui.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The clipboard of the terminal that the person sits at, wherever this program runs. Source: xterm
 * control sequences, OSC 52.
 */
final class Clipboard {

  /** GNU screen passes on strings of 768 bytes at most. */
  private static final int SCREEN_PIECE = 760;

  private final Terminal terminal;
  private final Multiplexer between;

  Clipboard(Terminal terminal, Multiplexer between) {
    this.terminal = terminal;
    this.between = between;
  }

  /** Puts a text into it; waits for nobody. */
  void copy(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    String sequence = "\u001B]52;c;" + Base64.getEncoder().encodeToString(utf8) + '\u0007';
    String whole = between == Multiplexer.SCREEN ? wrapped(sequence) : sequence;
    terminal.write(whole.getBytes(StandardCharsets.US_ASCII));
    if (between == Multiplexer.TMUX) {
      Thread thread = new Thread(() -> tell(utf8), "msp-clipboard");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static String wrapped(String sequence) {
    StringBuilder whole = new StringBuilder();
    for (int from = 0; from < sequence.length(); from += SCREEN_PIECE) {
      int to = Math.min(sequence.length(), from + SCREEN_PIECE);
      whole.append("\u001BP").append(sequence, from, to).append("\u001B\\");
    }
    return whole.toString();
  }

  /** Has tmux take it, and hand it on to the terminal around it. */
  private static void tell(byte[] text) {
    try {
      Process tmux =
          new ProcessBuilder("tmux", "load-buffer", "-w", "-")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      try (OutputStream in = tmux.getOutputStream()) {
        in.write(text);
      }
    } catch (IOException e) {
      // an old one, or none at hand: the sequence was written all the same
    }
  }
}
