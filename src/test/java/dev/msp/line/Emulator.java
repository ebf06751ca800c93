package dev.msp.line;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.builtins.ScreenTerminal;

/**
 * What a terminal shows of the bytes that were written to it, by JLine's terminal emulator. Not for
 * use by two threads at once.
 */
public final class Emulator {

  private final ScreenTerminal screen;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** Bytes of a character whose end has not come yet. */
  private final ByteBuffer held = ByteBuffer.allocate(16);

  private int columns;
  private int rows;

  /** Shows nothing yet. */
  public Emulator(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.screen = new ScreenTerminal(columns, rows);
  }

  /** Is as large as this from now on. */
  public void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    screen.setSize(columns, rows);
  }

  /** Takes what a program writes. */
  public void write(byte[] bytes, int length) {
    CharBuffer text = CharBuffer.allocate(length + held.capacity());
    for (int i = 0; i < length; i++) {
      held.put(bytes[i]).flip();
      decoder.decode(held, text, false);
      held.compact();
    }
    screen.write(text.flip().toString());
  }

  /** Returns what it shows, line by line, without blanks at the end. */
  public List<String> lines() {
    long[] cells = new long[columns * rows];
    screen.dump(cells, 0, 0, rows, columns, new int[2]);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int code = (int) (cells[row * columns + column] & 0xffffffffL);
        line.appendCodePoint(code == 0 ? ' ' : code);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
