package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.Registry;
import dev.msp.command.Slot;
import dev.msp.command.Usage;
import dev.msp.ui.console.Deck.Focus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of the page of help: keys of the place where one was, all others, all commands. */
final class HelpText {

  /** So few commands are told of with all that they take. */
  private static final int DETAILED = 6;

  private static final List<Line> FILTERS =
      List.of(
          new Line("in out data ack bad noise bytes state", "what a row is"),
          new Line("link", "all frames of an MSP/3 link, which are no rows otherwise"),
          new Line("pending acked late timed-out failed", "what became of a message"),
          new Line("marked", "rows marked with m"),
          new Line("text", "rows that hold it, capitals or not"),
          new Line("/v\\d+/", "rows in which a regular expression is found"),
          new Line("x:AA?5", "rows that hold these bytes, ? for any digit"),
          new Line("!ack", "the rows that do not fit; words side by side must all fit"),
          new Line("/, F7", "type which rows are shown; Tab completes the words"),
          new Line("s, n, N", "type what to look for; the next row that fits; the one before"));

  private static final List<Line> SENDING =
      List.of(
          new Line("every 1s ; send tick ; end", "send again and again, periodically"),
          new Line("stop every", "end that"),
          new Line("on data hello ; send \"who are you?\" ; end", "answer a message by itself"),
          new Line("macro greet ; send hello ; end", "call greet does that from now on"));

  private static final List<Line> MOUSE =
      List.of(
          new Line("click", "Select a row, show a session, or give the keys to a part"),
          new Line("wheel", "Scroll the part below the pointer"),
          new Line("Shift and drag", "Select text as elsewhere; view mouse turns the mouse off"));

  /**
   * A line of the page.
   *
   * @param left a key, or how a command is written; the title of a section where it has no right
   * @param right what it does
   */
  record Line(String left, String right) {
    boolean isTitle() {
      return right.isEmpty();
    }

    private boolean holds(String wanted) {
      return (left + ' ' + right).toLowerCase(Locale.ROOT).contains(wanted);
    }
  }

  private final Keymap keys;
  private final Registry<Command> registry;

  HelpText(Keymap keys, Registry<Command> registry) {
    this.keys = keys;
    this.registry = registry;
  }

  /**
   * Returns the page.
   *
   * @param from where one was when it was opened
   * @param filter only what holds this text; empty for all
   */
  List<Line> lines(Focus from, String filter) {
    String wanted = filter.strip().toLowerCase(Locale.ROOT);
    List<Line> lines = new ArrayList<>();
    section(lines, "Keys " + place(from), keys(keys.all(from)), wanted);
    section(lines, "Keys everywhere", keys(keys.everywhere()), wanted);
    for (Focus focus : Focus.values()) {
      if (focus != from) {
        section(lines, "Keys " + place(focus), keys(keys.all(focus)), wanted);
      }
    }
    section(lines, "Sending by itself, behind \":\"", SENDING, wanted);
    section(lines, "Mouse", MOUSE, wanted);
    section(lines, "Filters and searches", FILTERS, wanted);
    commands(lines, wanted);
    return lines;
  }

  private static String place(Focus focus) {
    return switch (focus) {
      case INPUT -> "in the line for messages";
      case LIST -> "in the list";
      case BYTES -> "in structure and bytes";
      case PROMPT -> "in a line for the console";
      case HELP -> "in this help";
      case START -> "in the list of places";
      case FORM -> "in the form that opens a session";
      case QUESTION -> "where a question is asked";
      case PANEL -> "in a panel over the list";
    };
  }

  private static void section(List<Line> lines, String title, List<Line> all, String wanted) {
    List<Line> fitting = all.stream().filter(line -> line.holds(wanted)).toList();
    if (!fitting.isEmpty()) {
      lines.add(new Line(title, ""));
      lines.addAll(fitting);
    }
  }

  private List<Line> keys(List<Keymap.Hint> hints) {
    return hints.stream()
        .map(hint -> new Line(hint.key(), summary(hint.command()) + "  :" + hint.command()))
        .toList();
  }

  /** Returns what a command says of itself, by the words that it begins with. */
  private String summary(String command) {
    String[] words = command.split(" ", 3);
    Optional<Command> found = registry.find(words[0]);
    if (found.isEmpty() && words.length > 1) {
      found = registry.find(words[0] + ' ' + words[1]);
    }
    return found.map(Command::summary).orElse("");
  }

  private void commands(List<Line> lines, String wanted) {
    List<Command> fitting =
        registry.all().stream()
            .filter(one -> new Line(one.usage().toString(), one.summary()).holds(wanted))
            .toList();
    if (fitting.isEmpty()) {
      return;
    }
    lines.add(new Line("Commands, all of which work behind \":\"", ""));
    for (Command one : fitting) {
      lines.add(new Line(one.usage().toString(), one.summary()));
      if (fitting.size() <= DETAILED) {
        details(lines, one);
      }
    }
  }

  private static void details(List<Line> lines, Command one) {
    Usage usage = one.usage();
    Stream.concat(usage.places().stream(), usage.clauses().stream())
        .map(HelpText::argument)
        .forEach(lines::add);
    one.examples().forEach(example -> lines.add(new Line("  example", example)));
  }

  private static Line argument(Slot<?> slot) {
    return new Line("  " + slot.name(), slot.type().expected());
  }
}
