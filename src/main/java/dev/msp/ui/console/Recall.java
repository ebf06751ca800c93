package dev.msp.ui.console;

import java.util.Optional;
import java.util.function.BiPredicate;

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
    return step(-1, typed, String::startsWith);
  }

  /** Returns the line behind that begins as the typed one did; the last is that one itself. */
  Optional<String> later(String typed) {
    return step(1, typed, String::startsWith);
  }

  /** Returns the line before that holds what is typed. */
  Optional<String> containing(String typed) {
    return step(-1, typed, String::contains);
  }

  private Optional<String> step(int direction, String typed, BiPredicate<String, String> fits) {
    if (at < 0) {
      at = history.size();
      begun = typed;
    }
    for (int i = at + direction; i >= 0 && i < history.size(); i += direction) {
      Optional<String> line = form.of(history.get(i)).filter(one -> !one.equals(typed));
      if (line.isPresent() && fits.test(line.get(), begun)) {
        at = i;
        return line;
      }
    }
    boolean back = direction > 0 && at < history.size();
    at = back ? history.size() : at;
    return back ? Optional.of(begun) : Optional.empty();
  }
}
