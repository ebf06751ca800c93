package dev.msp.ui.console;

/** The line that is typed: a message, or a line for the console itself. */
final class InputView implements View {

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    painter.fill(0, 0, ' ', theme.plain());
    boolean prompt = deck.focus() == Deck.Focus.PROMPT;
    if (prompt) {
      Prompt line = deck.prompt();
      boolean wrong = !line.mistake().isEmpty();
      int from = painter.put(0, 0, line.kind().label(), theme.strong());
      typed(painter, from, line.editor(), true, wrong ? theme.bad() : theme.plain());
      painter.right(0, wrong ? "  " + deck.words().safe(line.mistake()) : "", theme.bad());
      return;
    }
    if (deck.page().isEmpty()) {
      painter.put(0, 0, "press F2 to open a session, F1 for help", theme.faint());
      return;
    }
    Page page = deck.page().get();
    boolean focused = deck.focus() == Deck.Focus.INPUT;
    int from = painter.put(0, 0, "> ", focused ? theme.strong() : theme.faint());
    if (page.input().isEmpty()) {
      painter.put(from, 0, focused ? hint() : "i or Enter: type a message", theme.faint());
    }
    typed(painter, from, page.input(), focused, theme.plain());
  }

  private static String hint() {
    return "type a message; Enter sends it, Esc leads to the list";
  }

  /** Shows the part of a line around the cursor. */
  private static void typed(
      Painter painter, int from, Editor editor, boolean focused, Style style) {
    String before = visible(editor.text().substring(0, editor.cursor()));
    String behind = visible(editor.text().substring(editor.cursor()));
    int room = Math.max(1, painter.width() - from - 1);
    while (Painter.columns(before) > room) {
      before = before.substring(before.offsetByCodePoints(0, 1));
    }
    int at = painter.put(from, 0, before, style);
    painter.put(at, 0, behind, style);
    if (focused) {
      painter.cursor(at, 0);
    }
  }

  /** What was pasted may hold line ends and worse. */
  private static String visible(String typed) {
    StringBuilder text = new StringBuilder();
    typed
        .codePoints()
        .forEach(
            c -> {
              boolean hidden =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              text.appendCodePoint(c == '\n' ? '⏎' : hidden ? '·' : c);
            });
    return text.toString();
  }
}
