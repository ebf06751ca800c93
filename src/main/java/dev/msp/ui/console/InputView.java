package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.LineParser;
import dev.msp.session.Session;
import java.util.List;
import java.util.function.IntFunction;

/** The line that is typed: a message, or a line for the console itself. */
final class InputView implements View {

  /** The row of the line itself; the one above is for what is wrong with it. */
  private static final int LINE = 1;

  /** Rows of the longest mistake. */
  private static final int MOST_ROWS = 4;

  private final LineParser<Command> parser;

  /** Marks in commands what the parser finds. */
  InputView(LineParser<Command> parser) {
    this.parser = parser;
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, LINE, ' ', theme.plain());
    if (deck.focus() != Deck.Focus.PROMPT && deck.question().isEmpty()) {
      deck.spots().add(painter.area().below(LINE), "focus input");
    }
    if (deck.question().isPresent()) {
      question(painter, deck.question().get(), theme);
    } else if (deck.focus() == Deck.Focus.PROMPT) {
      prompt(painter, deck.prompt(), deck, theme);
    } else if (deck.focus() == Deck.Focus.FORM) {
      hint(painter, 0, "Tab: next field, ← →: another choice, Enter: open", theme);
    } else if (deck.focus() == Deck.Focus.HELP || deck.panel().isPresent()) {
      painter.put(
          0, LINE, "Esc closes " + (deck.panel().isPresent() ? "it" : "help"), theme.faint());
    } else if (deck.page().isEmpty()) {
      hint(painter, 0, "no session is open: choose where to go, Enter opens it", theme);
    } else {
      message(painter, deck.page().get(), deck, theme);
    }
    if (deck.question().isEmpty()) {
      String beside = deck.workspace().secrets().mask(beside(deck));
      painter.right(LINE, deck.words().safe(beside), theme.strong());
    }
  }

  /** A long one covers some rows of what stands above. */
  private static void question(Painter painter, Question question, Theme theme) {
    String keys = question.isPause() ? "Enter: go on  Esc: cancel" : "y: yes  n: no";
    String text = question.text();
    String whole = text + "  " + keys;
    if (Painter.columns(whole) <= painter.width()) {
      painter.put(0, LINE, whole, theme.strong());
    } else {
      above(painter, Wrapping.rows(text, painter.width()), theme.plain(), theme);
      painter.put(0, LINE, keys, theme.strong());
    }
  }

  /** What goes on beside what is typed. */
  private static String beside(Deck deck) {
    if (!deck.running().isEmpty()) {
      return "  Ctrl-C stops " + deck.running();
    }
    List<String> jobs = deck.workspace().jobs().names();
    return jobs.isEmpty() ? "" : "  runs: " + String.join(", ", jobs);
  }

  private void prompt(Painter painter, Prompt prompt, Deck deck, Theme theme) {
    if (prompt.line().search().isPresent()) {
      search(painter, prompt.line().search().get(), theme);
      return;
    }
    int from = painter.put(0, LINE, prompt.kind().label(), theme.strong());
    Editor editor = prompt.line().editor();
    if (prompt.kind() == Prompt.Kind.COMMAND) {
      Marks marks = Marks.of(parser.parse(editor.text()));
      String mistake = prompt.mistake().isEmpty() ? marks.mistake() : prompt.mistake();
      line(painter, from, editor, deck.words().written(mistake), theme, i -> marks.style(i, theme));
    } else {
      String mistake = deck.words().written(prompt.mistake());
      line(painter, from, editor, mistake, theme, all(mistake, theme));
    }
  }

  private static IntFunction<Style> all(String mistake, Theme theme) {
    return i -> mistake.isEmpty() ? theme.plain() : theme.bad();
  }

  private static void message(Painter painter, Page page, Deck deck, Theme theme) {
    boolean focused = deck.focus() == Deck.Focus.INPUT;
    Draft draft = page.draft();
    if (draft.line().search().isPresent()) {
      search(painter, draft.line().search().get(), theme);
      return;
    }
    int from = painter.put(0, LINE, draft.mode().label(), focused ? theme.strong() : theme.faint());
    if (draft.editor().isEmpty()) {
      hint(painter, from, focused ? hint(draft.mode()) : "i: type a message", theme);
    }
    if (focused) {
      String mistake = deck.words().written(mistake(draft, page.session().session()));
      line(painter, from, draft.editor(), mistake, theme, all(mistake, theme));
    } else {
      painter.put(from, LINE, visible(draft.editor().text()), theme.faint());
    }
  }

  /** What is looked for, where one types on, and behind it the line that holds it. */
  private static void search(Painter painter, HistorySearch search, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    String keys = "Ctrl-R: an older one, Enter: take it, Esc: back";
    painter.put(0, 0, keys, theme.faint());
    int from = painter.put(0, LINE, "typed before: ", theme.strong());
    Style style = search.isFailed() ? theme.bad() : theme.plain();
    int cursor = painter.put(from, LINE, visible(search.wanted()), style);
    int behind =
        painter.put(cursor + 2, LINE, search.isFailed() ? "in no other line; " : "", style);
    painter.put(behind, LINE, visible(search.found()), theme.faint());
    painter.cursor(cursor, LINE);
  }

  /** What is wrong is said before it is sent; nothing is wrong with nothing. */
  private static String mistake(Draft draft, Session session) {
    return draft.editor().isEmpty()
        ? ""
        : draft.message().flatMap(session::refusal).orElseGet(draft::mistake);
  }

  private static void hint(Painter painter, int from, String text, Theme theme) {
    painter.put(from, LINE, Wrapping.clauses(text, painter.width() - from), theme.faint());
  }

  private static String hint(Mode mode) {
    return switch (mode) {
      case TEXT -> "type a message; Enter sends it, Esc leads to the list";
      case ESCAPES -> "type a message with \\n \\xAA \\u00e9; Enter sends it";
      case HEX -> "type bytes like AA 55 00; Enter sends them";
    };
  }

  /** Shows what is typed, and above it what is wrong with it. */
  private static void line(
      Painter painter,
      int from,
      Editor editor,
      String mistake,
      Theme theme,
      IntFunction<Style> style) {
    typed(painter, from, editor, style);
    if (!mistake.isEmpty()) {
      above(painter, Wrapping.rows("^ " + mistake, painter.width()), theme.bad(), theme);
    }
  }

  /** Many rows cover some of what stands above. */
  private static void above(Painter painter, List<String> all, Style style, Theme theme) {
    Area line = painter.area();
    int rows = Math.min(Math.min(all.size(), MOST_ROWS), line.top());
    Painter above = painter.on(new Area(line.left(), line.top() + LINE - rows, line.width(), rows));
    for (int row = 0; row < rows; row++) {
      above.fill(0, row, ' ', theme.plain());
      above.put(0, row, all.get(row), style);
    }
  }

  /** Shows the part of a line around the cursor. */
  private static void typed(Painter painter, int from, Editor editor, IntFunction<Style> style) {
    int room = Math.max(1, painter.width() - from - 1);
    String text = editor.text();
    int start = editor.cursor();
    int columns = 0;
    while (start > 0 && columns < room) {
      int before = Graphemes.before(text, start);
      columns += Painter.columns(visible(text.substring(before, start)));
      start = columns <= room ? before : start;
    }
    int at = from;
    int end = Math.min(text.length(), start + 2 * painter.width());
    int column = from;
    for (int i = start; i < end; i = Graphemes.behind(text, i)) {
      column = i == editor.cursor() ? at : column;
      String one = visible(text.substring(i, Graphemes.behind(text, i)));
      at = painter.put(at, LINE, one, style.apply(i));
    }
    column = editor.cursor() >= end ? at : column;
    painter.cursor(column, LINE);
  }

  /** What was pasted may hold line ends and worse. */
  private static String visible(String typed) {
    StringBuilder text = new StringBuilder();
    typed.codePoints().forEach(c -> text.appendCodePoint(visible(c)));
    return text.toString();
  }

  private static int visible(int c) {
    int type = Character.getType(c);
    boolean hidden =
        Character.isISOControl(c)
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    return c == '\n' ? '⏎' : hidden ? '·' : c;
  }
}
