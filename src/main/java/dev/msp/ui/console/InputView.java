package dev.msp.ui.console;

import dev.msp.session.Session;

/** The line that is typed: a message, or a line for the console itself. */
final class InputView implements View {

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    if (deck.focus() != Deck.Focus.PROMPT && deck.question().isEmpty()) {
      deck.spots().add(painter.area(), "focus input");
    }
    if (deck.question().isPresent()) {
      painter.put(0, 0, deck.question().get().text() + "  y: yes  n: no", theme.strong());
    } else if (deck.focus() == Deck.Focus.PROMPT) {
      Prompt prompt = deck.prompt();
      int from = painter.put(0, 0, prompt.kind().label(), theme.strong());
      line(painter, from, prompt.line().editor(), deck.words().safe(prompt.mistake()), theme);
    } else if (deck.focus() == Deck.Focus.FORM) {
      painter.put(0, 0, "Tab: next field, ← →: another choice, Enter: open", theme.faint());
    } else if (deck.page().isEmpty()) {
      painter.put(0, 0, "no session is open: choose where to go, Enter opens it", theme.faint());
    } else {
      message(painter, deck.page().get(), deck, theme);
    }
  }

  private static void message(Painter painter, Page page, Deck deck, Theme theme) {
    boolean focused = deck.focus() == Deck.Focus.INPUT;
    Draft draft = page.draft();
    int from = painter.put(0, 0, draft.mode().label(), focused ? theme.strong() : theme.faint());
    if (draft.editor().isEmpty()) {
      painter.put(from, 0, focused ? hint(draft.mode()) : "i: type a message", theme.faint());
    }
    if (focused) {
      String mistake = deck.words().safe(mistake(draft, page.session().session()));
      line(painter, from, draft.editor(), mistake, theme);
    } else {
      painter.put(from, 0, visible(draft.editor().text()), theme.faint());
    }
  }

  /** What is wrong is said before it is sent; nothing is wrong with nothing. */
  private static String mistake(Draft draft, Session session) {
    return draft.editor().isEmpty()
        ? ""
        : draft.message().flatMap(session::refusal).orElseGet(draft::mistake);
  }

  private static String hint(Mode mode) {
    return switch (mode) {
      case TEXT -> "type a message; Enter sends it, Esc leads to the list";
      case ESCAPES -> "type a message with \\n \\xAA \\u00e9; Enter sends it";
      case HEX -> "type bytes like AA 55 00; Enter sends them";
    };
  }

  /** Shows what is typed, and at the right what is wrong with it. */
  private static void line(Painter painter, int from, Editor editor, String mistake, Theme theme) {
    int wanted = mistake.isEmpty() ? 0 : Painter.columns(mistake) + 2;
    int right = Math.min(wanted, (painter.width() - from) / 2);
    Painter left = painter.on(painter.area().leftmost(painter.width() - right));
    typed(left, from, editor, mistake.isEmpty() ? theme.plain() : theme.bad());
    if (right > 0) {
      painter.put(painter.width() - right + 2, 0, mistake, theme.bad());
    }
  }

  /** Shows the part of a line around the cursor. */
  private static void typed(Painter painter, int from, Editor editor, Style style) {
    int room = Math.max(1, painter.width() - from - 1);
    String text = editor.text();
    int start = editor.cursor();
    int columns = 0;
    while (start > 0 && columns < room) {
      int before = Graphemes.before(text, start);
      columns += Painter.columns(visible(text.substring(before, start)));
      start = columns <= room ? before : start;
    }
    int end = Math.min(text.length(), editor.cursor() + painter.width());
    int at = painter.put(from, 0, visible(text.substring(start, editor.cursor())), style);
    painter.put(at, 0, visible(text.substring(editor.cursor(), end)), style);
    painter.cursor(at, 0);
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
