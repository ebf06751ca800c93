package dev.msp.ui.console;

import java.util.List;

/** The form that opens a session, what it is going to do, and what may stand in a field. */
final class FormView implements View {

  private static final int VALUES = 13;

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    for (int row = 0; row < painter.height(); row++) {
      painter.fill(0, row, ' ', theme.plain());
    }
    OpenForm form = deck.form();
    List<FormField> fields = form.fields();
    List<String> wrong = wrong(deck, painter.width());
    boolean isReady = form.missing().isEmpty() && form.mistake().isEmpty();
    int said = wrong.size() + (wrong.isEmpty() || isReady ? 1 : 0);
    int room = Math.max(1, painter.height() - said - 2);
    int at = fields.indexOf(form.current());
    int top = Math.max(0, Math.min(at - room / 2, fields.size() - room));
    int rows = Math.min(room, fields.size() - top);
    for (int row = 0; row < rows; row++) {
      field(painter, row, fields.get(top + row), deck, theme);
    }
    verdict(painter, rows, deck, theme);
    for (int i = 0; i < wrong.size(); i++) {
      painter.put(0, rows + 1 + said - wrong.size() + i, wrong.get(i), theme.bad());
    }
    offers(painter, rows + said + 2, deck, theme);
  }

  private static void field(Painter painter, int row, FormField field, Deck deck, Theme theme) {
    boolean current = field == deck.form().current();
    painter.put(0, row, current ? ">" : " ", theme.strong());
    painter.put(2, row, field.label(), current ? theme.strong() : theme.plain());
    if (field.kind() == FormField.Kind.CHOICE) {
      String value = current ? "‹ " + field.value() + " ›" : "  " + field.value();
      painter.put(VALUES - 2, row, value, current ? theme.selected() : theme.plain());
      return;
    }
    String before = shown(field, field.editor().text().substring(0, field.editor().cursor()), deck);
    String behind = shown(field, field.editor().text().substring(field.editor().cursor()), deck);
    int space = Math.max(1, painter.width() - VALUES - 1);
    while (Painter.columns(before) > space) {
      before = before.substring(before.offsetByCodePoints(0, 1));
    }
    int cursor = painter.put(VALUES, row, before, theme.plain());
    int end = painter.put(cursor, row, behind, theme.plain());
    if (current) {
      rest(painter, row, end, deck, theme);
      painter.cursor(cursor, row);
    }
  }

  /** What the right arrow key would take, behind what is typed. */
  private static void rest(Painter painter, int row, int column, Deck deck, Theme theme) {
    List<OpenForm.Offer> offers = deck.form().offers();
    String typed = deck.form().current().value();
    if (!offers.isEmpty() && !typed.isEmpty() && !deck.form().current().isUntouched()) {
      String rest = offers.get(0).text().substring(typed.length());
      painter.put(column, row, deck.words().safe(rest), theme.faint());
    }
  }

  private static String shown(FormField field, String text, Deck deck) {
    return field.kind() == FormField.Kind.HIDDEN
        ? "*".repeat(text.codePointCount(0, text.length()))
        : deck.words().safe(text);
  }

  /** What is wrong with it, or was when it was opened, in as many rows as that takes. */
  private static List<String> wrong(Deck deck, int width) {
    OpenForm form = deck.form();
    String wrong = form.failure().isEmpty() ? form.mistake() : form.failure();
    boolean isUnasked = form.failure().isEmpty() && !form.missing().isEmpty();
    return wrong.isEmpty() || isUnasked
        ? List.of()
        : Wrapping.rows("! " + deck.words().written(wrong), width);
  }

  /** The command that Enter runs, or what is missing. */
  private static void verdict(Painter painter, int row, Deck deck, Theme theme) {
    OpenForm form = deck.form();
    String password = form.password().isEmpty() ? "" : " " + form.passwordWord() + " ***";
    String command = deck.words().written(form.command()) + password;
    if (!form.missing().isEmpty() && form.failure().isEmpty()) {
      String missing = Wrapping.clauses(form.missing(), painter.width() - 2);
      painter.put(2, row + 1, missing, theme.faint());
    } else if (form.missing().isEmpty() && form.mistake().isEmpty()) {
      int column = painter.put(0, row + 1, "  Enter: ", theme.strong());
      painter.shortened(column, row + 1, command, theme.plain());
    }
  }

  private static void offers(Painter painter, int top, Deck deck, Theme theme) {
    List<OpenForm.Offer> offers = deck.form().offers();
    for (int i = 0; i < offers.size() && top + i < painter.height(); i++) {
      OpenForm.Offer offer = offers.get(i);
      int column = painter.put(VALUES, top + i, deck.words().safe(offer.text()), theme.plain());
      column = painter.put(column + 2, top + i, deck.words().safe(offer.detail()), theme.faint());
      painter.put(column, top + i, i == 0 ? "  → takes it" : "", theme.faint());
    }
  }
}
