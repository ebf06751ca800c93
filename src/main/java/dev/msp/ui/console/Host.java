package dev.msp.ui.console;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import dev.msp.ui.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What Lanterna draws on: gathers all that one picture needs and hands it to the terminal in one
 * write. Keys do not come through it, see {@link KeyReader}.
 */
final class Host extends ANSITerminal {

  private static final String BEGIN = "\u001B[?2026h";
  private static final String END = "\u001B[?2026l";

  private final Terminal terminal;
  private final ByteArrayOutputStream picture;
  private boolean synchronised;
  private boolean muted;
  private long written;
  private int column;
  private int row;

  Host(Terminal terminal) {
    this(terminal, new ByteArrayOutputStream(32 << 10));
  }

  private Host(Terminal terminal, ByteArrayOutputStream picture) {
    super(new ByteArrayInputStream(new byte[0]), picture, StandardCharsets.UTF_8);
    this.terminal = terminal;
    this.picture = picture;
  }

  /** From now on each picture is shown at once, where the terminal has said that it can. */
  void synchronise() {
    synchronised = true;
  }

  /** Keeps what is drawn from the terminal, or lets it through again. */
  void mute(boolean on) {
    muted = on;
  }

  /** Returns how many bytes went to the terminal so far. */
  long written() {
    return written;
  }

  @Override
  protected TerminalSize findTerminalSize() {
    return new TerminalSize(terminal.columns(), terminal.rows());
  }

  /** Takes over the size that the terminal has now. */
  void resized() {
    onResized(terminal.columns(), terminal.rows());
  }

  @Override
  public void setCursorPosition(int x, int y) throws IOException {
    super.setCursorPosition(x, y);
    column = x;
    row = y;
  }

  /**
   * Writes what stands in one cell. Where terminals differ in its width, its place is cleared first
   * and the cursor put behind it, so that nothing beside it ever moves.
   */
  @Override
  public void putString(String string) throws IOException {
    for (Cluster cluster : Cluster.of(string)) {
      int behind = column + cluster.width();
      if (cluster.isCertain()) {
        column = behind;
        writeToTerminal(cluster.text().getBytes(StandardCharsets.UTF_8));
      } else {
        String place = cluster.width() == 1 ? " " : "  ";
        writeToTerminal(place.getBytes(StandardCharsets.UTF_8));
        setCursorPosition(column, row);
        writeToTerminal(cluster.text().getBytes(StandardCharsets.UTF_8));
        setCursorPosition(behind, row);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    super.flush();
    if (picture.size() == 0) {
      return;
    }
    byte[] bytes = picture.toByteArray();
    picture.reset();
    if (muted) {
      return;
    }
    if (synchronised) {
      String whole = BEGIN + new String(bytes, StandardCharsets.UTF_8) + END;
      bytes = whole.getBytes(StandardCharsets.UTF_8);
    }
    written += bytes.length;
    terminal.write(bytes);
  }

  @Override
  public KeyStroke readInput() {
    throw new UnsupportedOperationException("keys come through KeyReader");
  }

  @Override
  public KeyStroke pollInput() {
    throw new UnsupportedOperationException("keys come through KeyReader");
  }
}
