package dev.msp.ui.console;

import java.util.List;
import java.util.Optional;

/**
 * Something laid over the list that has the keys until it is closed: what commands had to say, or a
 * question.
 *
 * @param title what it is about; safe for the terminal
 * @param lines what it says; safe for the terminal
 * @param choices keys that answer it; none if it is only to be read
 */
record Panel(String title, List<String> lines, List<Choice> choices) {

  /**
   * An answer.
   *
   * @param key which key gives it
   * @param label what it means
   * @param command runs then, behind the closing of the panel
   */
  record Choice(String key, String label, String command) {}

  /** Keeps the lists from changing. */
  Panel {
    lines = List.copyOf(lines);
    choices = List.copyOf(choices);
  }

  /** Returns one that is only to be read. */
  static Panel of(String title, List<String> lines) {
    return new Panel(title, lines, List.of());
  }

  /** Returns the answer that a key gives, if it gives one. */
  Optional<Choice> choice(String key) {
    return choices.stream().filter(one -> one.key().equals(key)).findFirst();
  }
}
