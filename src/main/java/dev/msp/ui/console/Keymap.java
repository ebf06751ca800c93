package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which command a key means, depending on where one is. Every key is a command of the language. */
final class Keymap {

  /**
   * A key that is worth a word on the screen.
   *
   * @param key its name
   * @param label what it does, in a word
   * @param command what it means
   */
  record Hint(String key, String label, String command) {}

  private static final List<String> ALWAYS = List.of("view help", "ask quit");
  private static final List<String> WITHOUT_SESSION =
      List.of(
          "view help",
          "view back",
          "view figures",
          "view mouse",
          "ask quit",
          "prompt command",
          "choose",
          "view start",
          "view open",
          "form");

  private record Binding(String command, String label) {}

  private final Map<String, Binding> everywhere = new LinkedHashMap<>();
  private final Map<Deck.Focus, Map<String, Binding>> places = new LinkedHashMap<>();

  /** Binds the usual keys, then those that somebody wants otherwise. */
  Keymap(List<KeyBinding> own) {
    for (Deck.Focus focus : Deck.Focus.values()) {
      places.put(focus, new LinkedHashMap<>());
    }
    bindEverywhere();
    bindInput();
    bindList();
    bindBytes();
    bindHelp();
    bindStart();
    bindForm();
    bindSessions();
    bindPanel();
    own.forEach(this::bind);
  }

  /** What somebody binds is no word on the screen, but stands in help. */
  private void bind(KeyBinding binding) {
    Map<String, Binding> place =
        binding.place().isEmpty()
            ? everywhere
            : Optional.ofNullable(
                    places.get(Deck.Focus.valueOf(binding.place().toUpperCase(Locale.ROOT))))
                .orElseThrow();
    Binding before = place.get(binding.key());
    String label =
        before != null && before.command().equals(binding.command()) ? before.label() : "";
    place.put(binding.key(), new Binding(binding.command(), label));
  }

  private void bindSessions() {
    everywhere("ctrl-page-up", "tab previous", "");
    everywhere("ctrl-page-down", "tab next", "");
    everywhere("alt-left", "tab previous", "");
    everywhere("alt-right", "tab next", "");
    at(Deck.Focus.LIST, "x", "ask close", "close");
    at(Deck.Focus.LIST, "O", "ask reopen", "");
    at(Deck.Focus.LIST, "R", "prompt command \"rename \"", "");
    at(Deck.Focus.LIST, "D", "line dtr toggle", "");
    at(Deck.Focus.LIST, "T", "line rts toggle", "");
    at(Deck.Focus.LIST, "B", "line break", "");
    at(Deck.Focus.QUESTION, "y", "answer yes", "yes");
    at(Deck.Focus.QUESTION, "n", "answer no", "no");
    at(Deck.Focus.QUESTION, "enter", "answer enter", "");
    at(Deck.Focus.QUESTION, "esc", "answer no", "");
  }

  private void bindForm() {
    at(Deck.Focus.FORM, "enter", "form open", "open");
    at(Deck.Focus.FORM, "tab", "form next", "field");
    at(Deck.Focus.FORM, "down", "form next", "");
    at(Deck.Focus.FORM, "shift-tab", "form previous", "");
    at(Deck.Focus.FORM, "up", "form previous", "");
    at(Deck.Focus.FORM, "esc", "focus list", "back");
  }

  private void bindStart() {
    at(Deck.Focus.START, "enter", "choose", "open");
    at(Deck.Focus.START, "o", "view open", "settings");
    at(Deck.Focus.START, "up", "move up", "");
    at(Deck.Focus.START, "k", "move up", "");
    at(Deck.Focus.START, "down", "move down", "");
    at(Deck.Focus.START, "j", "move down", "");
    at(Deck.Focus.START, "home", "move first", "");
    at(Deck.Focus.START, "g", "move first", "");
    at(Deck.Focus.START, "end", "move last", "");
    at(Deck.Focus.START, "G", "move last", "");
    at(Deck.Focus.START, ":", "prompt command", "command");
    at(Deck.Focus.START, "?", "view help", "");
    at(Deck.Focus.START, "esc", "focus list", "back");
  }

  private void bindEverywhere() {
    everywhere("f1", "view help", "help");
    everywhere("f2", "view open", "open");
    everywhere("ctrl-o", "view start", "places");
    everywhere("f3", "view figures", "figures");
    everywhere("f4", "view hex", "hex");
    everywhere("f5", "view follow", "follow");
    everywhere("f6", "view layout", "layout");
    everywhere("f7", "prompt filter", "filter");
    everywhere("f8", "view time", "");
    everywhere("f10", "ask quit", "quit");
    everywhere("ctrl-q", "ask quit", "");
    everywhere("page-up", "move page-up", "");
    everywhere("page-down", "move page-down", "");
    everywhere("tab", "focus next", "");
    everywhere("alt-x", "prompt command", "");
    everywhere("ctrl-l", "view redraw", "");
    everywhere("ctrl-z", "suspend", "");
    everywhere("alt-m", "view mouse", "");
    for (int i = 1; i <= 9; i++) {
      everywhere("alt-" + i, "tab " + i, "");
    }
  }

  private void bindInput() {
    at(Deck.Focus.INPUT, "esc", "focus list", "list");
    at(Deck.Focus.INPUT, "enter", "post", "");
    at(Deck.Focus.INPUT, "f9", "input next", "text/hex");
  }

  private void bindList() {
    at(Deck.Focus.LIST, "i", "focus input", "type");
    at(Deck.Focus.LIST, "enter", "look", "bytes");
    at(Deck.Focus.LIST, "/", "prompt filter", "filter");
    at(Deck.Focus.LIST, ":", "prompt command", "command");
    at(Deck.Focus.LIST, "?", "view help", "");
    at(Deck.Focus.LIST, "s", "prompt find", "find");
    at(Deck.Focus.LIST, "n", "find-next", "");
    at(Deck.Focus.LIST, "N", "find-previous", "");
    at(Deck.Focus.LIST, "m", "mark", "mark");
    at(Deck.Focus.LIST, "y", "menu copy", "copy");
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
    at(Deck.Focus.BYTES, "y", "menu copy", "copy");
    at(Deck.Focus.BYTES, "esc", "focus list", "list");
    at(Deck.Focus.BYTES, "?", "view help", "");
    at(Deck.Focus.BYTES, ":", "prompt command", "command");
  }

  private void bindHelp() {
    at(Deck.Focus.HELP, "esc", "view back", "back");
    at(Deck.Focus.HELP, "?", "view help", "");
    at(Deck.Focus.HELP, "up", "move up", "scroll");
    at(Deck.Focus.HELP, "down", "move down", "");
    at(Deck.Focus.HELP, "home", "move first", "");
  }

  private void bindPanel() {
    at(Deck.Focus.PANEL, "esc", "close-panel", "close");
    at(Deck.Focus.PANEL, "up", "move up", "scroll");
    at(Deck.Focus.PANEL, "down", "move down", "");
    at(Deck.Focus.PANEL, "page-up", "move page-up", "");
    at(Deck.Focus.PANEL, "page-down", "move page-down", "");
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
    return Optional.ofNullable(bound).map(Binding::command).filter(line -> !line.isEmpty());
  }

  /** Returns whether a key has a command of its own where the focus is. */
  boolean isBoundAt(String key, Deck.Focus focus) {
    Binding own = Optional.ofNullable(places.get(focus)).orElseThrow().get(key);
    return own != null && !own.command().isEmpty();
  }

  /**
   * Returns the keys that are worth a word where the focus is, and can act now: first how to learn
   * more and how to leave, then those of the place.
   */
  List<Hint> hints(Deck deck) {
    List<Hint> hints = new ArrayList<>();
    Map<String, Binding> here = Optional.ofNullable(places.get(deck.focus())).orElseThrow();
    everywhere.forEach(
        (key, binding) -> add(hints, key, binding, deck, ALWAYS.contains(binding.command())));
    here.forEach((key, binding) -> add(hints, key, binding, deck, true));
    everywhere.forEach(
        (key, binding) -> add(hints, key, binding, deck, !ALWAYS.contains(binding.command())));
    return hints;
  }

  private static void add(
      List<Hint> hints, String key, Binding binding, Deck deck, boolean wanted) {
    if (wanted && !binding.label().isEmpty() && canAct(binding.command(), deck)) {
      hints.add(new Hint(shown(key), label(binding, deck), binding.command()));
    }
  }

  private static String label(Binding binding, Deck deck) {
    boolean guests = binding.command().equals("look") && !new Guests(deck).all().isEmpty();
    return guests ? "go to it" : binding.label();
  }

  /** Without a session there is no row to do anything with, and without a filter none hidden. */
  private static boolean canAct(String command, Deck deck) {
    if (deck.page().isEmpty()) {
      return WITHOUT_SESSION.stream().anyMatch(command::startsWith);
    }
    return !command.equals("filter") || !deck.page().get().filter().text().isEmpty();
  }

  /** Returns the name of a key as people write it. */
  static String shown(String key) {
    if (key.codePointCount(0, key.length()) == 1) {
      return key;
    }
    StringBuilder name = new StringBuilder();
    for (String part : key.split("-(?!$)", -1)) {
      String dash = name.length() == 0 ? "" : "-";
      boolean typed = part.length() == 1 && !key.startsWith("ctrl");
      name.append(dash)
          .append(typed ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return name.toString();
  }

  /** Returns every key of a place, and what it does, for the page of help. */
  List<Hint> all(Deck.Focus focus) {
    return byCommand(Optional.ofNullable(places.get(focus)).orElseThrow());
  }

  /** Returns the keys that work everywhere, and what they do. */
  List<Hint> everywhere() {
    return byCommand(everywhere);
  }

  /** Keys that do the same stand together. */
  private static List<Hint> byCommand(Map<String, Binding> bindings) {
    Map<String, String> keys = new LinkedHashMap<>();
    bindings.forEach(
        (key, binding) ->
            keys.merge(binding.command(), shown(key), (before, more) -> before + ", " + more));
    keys.remove("");
    List<Hint> hints = new ArrayList<>();
    keys.forEach((command, key) -> hints.add(new Hint(key, "", command)));
    return sessionsInOne(hints);
  }

  /** Nine lines that tell the same would hide the others; they are told where all are as usual. */
  private static List<Hint> sessionsInOne(List<Hint> hints) {
    List<Hint> tabs = hints.stream().filter(Keymap::isUsualTab).toList();
    if (tabs.size() < 9) {
      return hints;
    }
    Hint all = new Hint(tabs.get(0).key() + " … " + tabs.get(8).key(), "", "tab 1 … 9");
    List<Hint> fewer = new ArrayList<>(hints);
    fewer.set(hints.indexOf(tabs.get(0)), all);
    fewer.removeAll(tabs);
    return fewer;
  }

  private static boolean isUsualTab(Hint hint) {
    return hint.command().matches("tab [1-9]") && hint.key().matches("(Alt-)?[1-9]");
  }
}
