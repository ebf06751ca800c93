package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which command a key means, depending on where one is. Every key is a command of the language. */
final class Keymap {

  /**
   * A key that is worth a word on the screen.
   *
   * @param key its name
   * @param label what it does, in a word
   */
  record Hint(String key, String label) {}

  private record Binding(String command, String label) {}

  private final Map<String, Binding> everywhere = new LinkedHashMap<>();
  private final Map<Deck.Focus, Map<String, Binding>> places = new LinkedHashMap<>();

  /** Binds the keys as they are without a configuration. */
  Keymap() {
    for (Deck.Focus focus : Deck.Focus.values()) {
      places.put(focus, new LinkedHashMap<>());
    }
    bindEverywhere();
    bindInput();
    bindList();
    bindBytes();
    bindHelp();
  }

  private void bindEverywhere() {
    everywhere("f1", "view help", "help");
    everywhere("f2", "prompt command \"open \"", "open");
    everywhere("f4", "view hex", "hex");
    everywhere("f5", "view follow", "follow");
    everywhere("f6", "view layout", "layout");
    everywhere("f7", "prompt filter", "filter");
    everywhere("f8", "view time", "");
    everywhere("f10", "quit", "quit");
    everywhere("ctrl-q", "quit", "");
    everywhere("page-up", "move page-up", "");
    everywhere("page-down", "move page-down", "");
    everywhere("tab", "focus next", "");
    everywhere("ctrl-l", "view redraw", "");
    everywhere("ctrl-z", "suspend", "");
    for (int i = 1; i <= 9; i++) {
      everywhere("alt-" + i, "tab " + i, "");
    }
  }

  private void bindInput() {
    at(Deck.Focus.INPUT, "esc", "focus list", "list");
  }

  private void bindList() {
    at(Deck.Focus.LIST, "i", "focus input", "type");
    at(Deck.Focus.LIST, "enter", "focus bytes", "bytes");
    at(Deck.Focus.LIST, "/", "prompt filter", "filter");
    at(Deck.Focus.LIST, ":", "prompt command", "command");
    at(Deck.Focus.LIST, "?", "view help", "");
    at(Deck.Focus.LIST, "s", "prompt find", "find");
    at(Deck.Focus.LIST, "n", "find-next", "");
    at(Deck.Focus.LIST, "N", "find-previous", "");
    at(Deck.Focus.LIST, "m", "mark", "mark");
    at(Deck.Focus.LIST, "y", "copy hex", "copy");
    at(Deck.Focus.LIST, "r", "resend", "");
    at(Deck.Focus.LIST, "e", "edit", "");
    at(Deck.Focus.LIST, "up", "move up", "");
    at(Deck.Focus.LIST, "k", "move up", "");
    at(Deck.Focus.LIST, "down", "move down", "");
    at(Deck.Focus.LIST, "j", "move down", "");
    at(Deck.Focus.LIST, "home", "move first", "");
    at(Deck.Focus.LIST, "g", "move first", "");
    at(Deck.Focus.LIST, "end", "move last", "");
    at(Deck.Focus.LIST, "G", "move last", "");
    at(Deck.Focus.LIST, "esc", "filter", "all rows");
    for (int i = 1; i <= 9; i++) {
      at(Deck.Focus.LIST, String.valueOf(i), "tab " + i, "");
    }
  }

  private void bindBytes() {
    at(Deck.Focus.BYTES, "left", "move field-left", "field");
    at(Deck.Focus.BYTES, "right", "move field-right", "");
    at(Deck.Focus.BYTES, "up", "move up", "scroll");
    at(Deck.Focus.BYTES, "down", "move down", "");
    at(Deck.Focus.BYTES, "k", "move row-up", "row");
    at(Deck.Focus.BYTES, "j", "move row-down", "");
    at(Deck.Focus.BYTES, "y", "copy field", "copy");
    at(Deck.Focus.BYTES, "esc", "focus list", "list");
    at(Deck.Focus.BYTES, "?", "view help", "");
    at(Deck.Focus.BYTES, ":", "prompt command", "command");
  }

  private void bindHelp() {
    at(Deck.Focus.HELP, "esc", "focus list", "back");
    at(Deck.Focus.HELP, "?", "focus list", "");
    at(Deck.Focus.HELP, "f1", "focus list", "");
    at(Deck.Focus.HELP, "up", "move up", "scroll");
    at(Deck.Focus.HELP, "down", "move down", "");
  }

  private void everywhere(String key, String command, String label) {
    everywhere.put(key, new Binding(command, label));
  }

  private void at(Deck.Focus focus, String key, String command, String label) {
    Optional.ofNullable(places.get(focus)).orElseThrow().put(key, new Binding(command, label));
  }

  /** Returns the command of a key, if it has one where the focus is. */
  Optional<String> command(String key, Deck.Focus focus) {
    Binding own = Optional.ofNullable(places.get(focus)).orElseThrow().get(key);
    Binding bound = own == null ? everywhere.get(key) : own;
    return Optional.ofNullable(bound).map(Binding::command);
  }

  /** Returns the keys that are worth a word where the focus is. */
  List<Hint> hints(Deck deck) {
    List<Hint> hints = new ArrayList<>();
    add(hints, Optional.ofNullable(places.get(deck.focus())).orElseThrow());
    add(hints, everywhere);
    return hints;
  }

  private static void add(List<Hint> hints, Map<String, Binding> bindings) {
    bindings.forEach(
        (key, binding) -> {
          if (!binding.label().isEmpty()) {
            hints.add(new Hint(shown(key), binding.label()));
          }
        });
  }

  private static String shown(String key) {
    return key.matches("f[0-9]+|esc|enter|tab")
        ? key.substring(0, 1).toUpperCase() + key.substring(1)
        : key;
  }

  /** Returns every key of a place, and what it does, for the page of help. */
  List<Hint> all(Deck.Focus focus) {
    List<Hint> all = new ArrayList<>();
    Optional.ofNullable(places.get(focus))
        .orElseThrow()
        .forEach((key, binding) -> all.add(new Hint(shown(key), binding.command())));
    return all;
  }

  /** Returns the keys that work everywhere, and what they do. */
  List<Hint> everywhere() {
    List<Hint> all = new ArrayList<>();
    everywhere.forEach((key, binding) -> all.add(new Hint(shown(key), binding.command())));
    return all;
  }
}
