package dev.msp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of keys in {@code [keys]}. */
public final class KeyWords {

  /** Parts of the console in which a key can have a meaning of its own. */
  static final List<String> PLACES = List.of("input", "list", "bytes", "help", "start", "panel");

  private static final List<String> KEYS =
      List.of(
          "enter",
          "esc",
          "tab",
          "space",
          "backspace",
          "delete",
          "insert",
          "home",
          "end",
          "page-up",
          "page-down",
          "up",
          "down",
          "left",
          "right");

  /** Characters that cannot stand in a key of the file. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("slash", "/"),
          Map.entry("backslash", "\\"),
          Map.entry("question", "?"),
          Map.entry("colon", ":"),
          Map.entry("semicolon", ";"),
          Map.entry("comma", ","),
          Map.entry("period", "."),
          Map.entry("plus", "+"),
          Map.entry("minus", "-"),
          Map.entry("star", "*"),
          Map.entry("equals", "="),
          Map.entry("hash", "#"),
          Map.entry("exclamation", "!"),
          Map.entry("less", "<"),
          Map.entry("greater", ">"));

  private static final int FUNCTION_KEYS = 12;

  private KeyWords() {}

  /** Returns the names of all keys but letters and digits, which are their own. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(KEYS);
    SIGNS.keySet().stream().sorted().forEach(all::add);
    for (int i = 1; i <= FUNCTION_KEYS; i++) {
      all.add("f" + i);
    }
    return all;
  }

  /** Returns a key as the console calls it, if there is one of that name. */
  static Optional<String> key(String written) {
    String rest = written;
    StringBuilder modifiers = new StringBuilder();
    for (String modifier : List.of("ctrl-", "alt-", "shift-")) {
      if (rest.startsWith(modifier) && rest.length() > modifier.length()) {
        modifiers.append(modifier);
        rest = rest.substring(modifier.length());
      }
    }
    boolean ctrl = modifiers.indexOf("ctrl-") >= 0;
    boolean shift = modifiers.indexOf("shift-") >= 0;
    return plain(ctrl ? rest.toLowerCase(Locale.ROOT) : rest)
        .filter(key -> !shift || key.length() > 1) // the capital letter is the key with Shift
        .map(key -> modifiers + key);
  }

  private static Optional<String> plain(String name) {
    boolean letter = name.matches("[A-Za-z0-9]");
    boolean function = name.matches("f([1-9]|1[0-2])");
    if (letter || function || KEYS.contains(name)) {
      return Optional.of(name);
    }
    return Optional.ofNullable(SIGNS.get(name));
  }
}
