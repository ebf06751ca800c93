package dev.msp.ui.console;

import dev.msp.capture.FrameField;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.List;

/**
 * Structure and bytes of the selected row: the field that is marked in one is marked in the other.
 */
final class BytesView implements View {

  /** Marks nothing. */
  private static final FrameField NONE = new FrameField("", 0, 0, "", true);

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    deck.spots().add(painter.area(), "focus bytes");
    for (int line = 0; line < painter.height(); line++) {
      painter.fill(0, line, ' ', theme.plain());
    }
    if (deck.page().flatMap(Page::selected).isEmpty()) {
      painter.fill(0, 0, '─', theme.bar());
      return;
    }
    Page page = deck.page().get();
    Row row = page.selected().orElseThrow();
    Event event = deck.workspace().secrets().mask(row.event());
    Bytes bytes = RowText.bytes(event);
    boolean focused = deck.focus() == Deck.Focus.BYTES;
    title(painter, row, focused, theme);
    if (bytes.isEmpty()) {
      words(painter, deck.words().message(row, false), theme);
      return;
    }
    List<FrameField> fields = RowText.fields(event);
    int marked = focused ? Math.min(page.field(), fields.size() - 1) : -1;
    int next = structure(painter, fields, marked, deck.words(), theme);
    FrameField field = marked < 0 ? NONE : fields.get(marked);
    Dump dump = new Dump(bytes, RowText.plain(event).orElse(Bytes.EMPTY));
    dump(painter.on(painter.area().below(next)), dump, field, page, theme);
  }

  private static void title(Painter painter, Row row, boolean focused, Theme theme) {
    painter.fill(0, 0, '─', theme.bar());
    painter.put(1, 0, " row " + row.number() + ' ', focused ? theme.selected() : theme.strong());
  }

  /** Writes the whole of what the list has to cut. */
  private static void words(Painter painter, String message, Theme theme) {
    int line = 1;
    for (String part : Wrapping.rows(message, painter.width())) {
      painter.put(0, line, part, theme.plain());
      line++;
    }
  }

  /** Writes the fields, as many lines as they need; returns the next line. */
  private static int structure(
      Painter painter, List<FrameField> fields, int marked, RowText words, Theme theme) {
    int line = 1;
    int column = 0;
    for (int i = 0; i < fields.size(); i++) {
      FrameField field = fields.get(i);
      String text = words.safe(field.name() + ' ' + field.value());
      if (column > 0 && column + Painter.columns(text) > painter.width()) {
        line++;
        column = 0;
      }
      Style style = i == marked ? theme.selected() : field.isGood() ? theme.plain() : theme.bad();
      column = painter.put(column, line, text, style) + 2;
    }
    return line + 1;
  }

  private static void dump(Painter painter, Dump dump, FrameField field, Page page, Theme theme) {
    int first = Math.max(0, Math.min(page.bytesTop(), dump.lines() - painter.height()));
    page.bytesTop(first); // no further than there is something to see
    for (int line = 0; line < painter.height() && first + line < dump.lines(); line++) {
      painter.put(0, line, dump.line(first + line), theme.plain());
      for (int i = Math.max(field.from(), dump.offset(first + line));
          i < dump.end(first + line, field.to());
          i++) {
        int column = dump.column(first + line, i);
        painter.put(
            column, line, dump.line(first + line).substring(column, column + 2), theme.selected());
      }
    }
    int more = dump.lines() - first - painter.height();
    if (more > 0 && painter.height() > 0) {
      painter.right(painter.height() - 1, " … " + more + " lines more", theme.faint());
    }
  }
}
