package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All keys and all commands. */
final class HelpView implements View {

  private final List<String> lines = new ArrayList<>();

  HelpView(Keymap keys, Registry<Command> registry) {
    lines.add("Every key is a command of the language, and every command works behind \":\".");
    section("Keys everywhere", keys.everywhere());
    section("Keys in the list", keys.all(Deck.Focus.LIST));
    section("Keys in structure and bytes", keys.all(Deck.Focus.BYTES));
    lines.add("");
    lines.add(
        "Filter: in out data ack bad noise state pending acked late timed-out failed marked,");
    lines.add("  a text, /a regular expression/, x:AA?5 for bytes; ! turns a word around");
    lines.add("");
    lines.add("Commands");
    registry
        .all()
        .forEach(command -> lines.add(line(command.usage().toString(), command.summary())));
  }

  private void section(String title, List<Keymap.Hint> hints) {
    lines.add("");
    lines.add(title);
    hints.forEach(hint -> lines.add(line(hint.key(), hint.label())));
  }

  private static String line(String left, String right) {
    return String.format(Locale.ROOT, "  %-12s  %s", left, right);
  }

  @Override
  public void draw(Painter painter, Deck deck, Theme theme) {
    int top = Math.max(0, Math.min(deck.helpTop(), lines.size() - painter.height()));
    deck.helpTop(top);
    for (int line = 0; line < painter.height(); line++) {
      painter.fill(0, line, ' ', theme.plain());
      if (top + line < lines.size()) {
        String text = lines.get(top + line);
        painter.put(0, line, text, text.startsWith(" ") ? theme.plain() : theme.strong());
      }
    }
  }
}
