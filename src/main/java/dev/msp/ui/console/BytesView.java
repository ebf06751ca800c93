package dev.msp.ui.console;

import dev.msp.capture.HexDump;
import dev.msp.frame.Bytes;
import java.util.List;
import java.util.Locale;

/**
 * Structure and bytes of the selected row: the field that is marked in one is marked in the other.
 */
final class BytesView implements View {

  private static final int OFFSET = 6;
  private static final int PER_LINE = HexDump.BYTES_PER_LINE;

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    for (int line = 0; line < painter.height(); line++) {
      painter.fill(0, line, ' ', theme.plain());
    }
    if (deck.page().flatMap(Page::selected).isEmpty()) {
      painter.fill(0, 0, '─', theme.bar());
      return;
    }
    Page page = deck.page().get();
    Row row = page.selected().orElseThrow();
    Bytes bytes = deck.workspace().secrets().mask(RowText.bytes(row));
    boolean focused = deck.focus() == Deck.Focus.BYTES;
    title(painter, row, focused, theme);
    List<Field> fields = Field.of(bytes);
    int marked = focused ? Math.min(page.field(), fields.size() - 1) : -1;
    int next = structure(painter, fields, marked, theme);
    Field field = marked < 0 ? null : fields.get(marked);
    int from = field == null ? -1 : field.from();
    int to = field == null ? -1 : field.to();
    dump(painter.on(painter.area().below(next)), bytes, from, to, theme);
  }

  private static void title(Painter painter, Row row, boolean focused, Theme theme) {
    painter.fill(0, 0, '─', theme.bar());
    painter.put(1, 0, " row " + row.number() + ' ', focused ? theme.selected() : theme.strong());
  }

  /** Writes the fields, as many lines as they need; returns the next line. */
  private static int structure(Painter painter, List<Field> fields, int marked, Theme theme) {
    int line = 1;
    int column = 0;
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      String text = field.name() + ' ' + field.value();
      if (column > 0 && column + text.length() > painter.width()) {
        line++;
        column = 0;
      }
      Style style = i == marked ? theme.selected() : field.isGood() ? theme.plain() : theme.bad();
      column = painter.put(column, line, text, style) + 2;
    }
    return line + 1;
  }

  private static void dump(Painter painter, Bytes bytes, int from, int to, Theme theme) {
    int lines = HexDump.lineCount(bytes);
    int first = Math.max(0, Math.min(from / PER_LINE, lines - painter.height()));
    for (int line = 0; line < painter.height() && first + line < lines; line++) {
      painter.put(0, line, HexDump.line(bytes, first + line), theme.plain());
      mark(painter, line, (first + line) * PER_LINE, bytes, from, to, theme);
    }
    if (lines - first > painter.height() && painter.height() > 0) {
      painter.right(painter.height() - 1, " … " + bytes.length() + " bytes", theme.faint());
    }
  }

  private static void mark(
      Painter painter, int line, int offset, Bytes bytes, int from, int to, Theme theme) {
    int end = Math.min(Math.min(to, offset + PER_LINE), bytes.length());
    for (int i = Math.max(from, offset); i < end; i++) {
      int place = i - offset;
      int gap = place >= PER_LINE / 2 ? 1 : 0;
      String digits = Bytes.copyOf(new byte[] {(byte) bytes.at(i)}).toHex();
      painter.put(
          OFFSET + 3 * place + gap, line, digits.toUpperCase(Locale.ROOT), theme.selected());
    }
  }
}
