package dev.msp.ui.console;

import java.util.Locale;
import java.util.Optional;

/** Where in a history one is: what was typed so far leads to the lines before that fit it. */
final class Recall {

  /** How a line of the history stands in the line that is typed. */
  interface Form {
    /** Returns it, or nothing where it cannot stand. */
    Optional<String> of(String kept);
  }

  private final History history;
  private final Form form;
  private String begun = "";
  private int at = -1;

  Recall(History history, Form form) {
    this.history = history;
    this.form = form;
  }

  /** Remembers a line. */
  void add(String line) {
    history.add(line);
    end();
  }

  /** Something else was typed: the next step begins anew. */
  void end() {
    at = -1;
  }

  /** Returns the line before that begins as the typed one does. */
  Optional<String> earlier(String typed) {
    return step(-1, typed);
  }

  /** Returns the line behind that begins as the typed one did; the last is that one itself. */
  Optional<String> later(String typed) {
    return step(1, typed);
  }

  int size() {
    return history.size();
  }

  /** Returns a line as it stands in the one that is typed. */
  String line(int index) {
    return form.of(history.get(index)).orElse("");
  }

  /**
   * Returns where the next line is that holds a text, capitals or not; -1 where there is none.
   *
   * @param from the first index that is looked at
   * @param step -1 towards older lines, 1 towards newer ones
   * @param except a line that is not looked for
   */
  int find(String text, int from, int step, String except) {
    String wanted = text.toLowerCase(Locale.ROOT);
    for (int i = Math.min(from, size() - 1); i >= 0 && i < size(); i += step) {
      String line = line(i);
      if (!line.equals(except) && line.toLowerCase(Locale.ROOT).contains(wanted)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<String> step(int direction, String typed) {
    if (at < 0) {
      at = history.size();
      begun = typed;
    }
    for (int i = at + direction; i >= 0 && i < history.size(); i += direction) {
      Optional<String> line = form.of(history.get(i)).filter(one -> !one.equals(typed));
      if (line.isPresent() && line.get().startsWith(begun)) {
        at = i;
        return line;
      }
    }
    boolean back = direction > 0 && at < history.size();
    at = back ? history.size() : at;
    return back ? Optional.of(begun) : Optional.empty();
  }
}
