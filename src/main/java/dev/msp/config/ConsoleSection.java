package dev.msp.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [console]} and {@code [keys]}: how the full screen looks, and what its keys do. */
final class ConsoleSection {

  private static final int LEAST_ROWS = 100;
  private static final int MOST_ROWS = 1_000_000;

  private static final String SCRIPT = "script";
  private static final String SCROLLBACK = "scrollback";

  /** The keys of {@code [console]} and the words that each takes; none where it takes others. */
  private static final Map<String, List<String>> WORDS = words();

  private final Mistakes mistakes;
  private final List<TextLine> lines;
  private final Map<String, String> look = new LinkedHashMap<>();
  private final List<KeySetting> keys = new ArrayList<>();

  ConsoleSection(Mistakes mistakes, List<TextLine> lines) {
    this.mistakes = mistakes;
    this.lines = lines;
  }

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put("colours", List.of("auto", "dark", "light", "none"));
    words.put("layout", List.of("list", "split", "side", "bytes"));
    words.put("mouse", List.of("on", "off"));
    words.put(SCRIPT, List.of());
    words.put(SCROLLBACK, List.of());
    words.put("time", List.of("clock", "iso", "delta"));
    return words;
  }

  /** Returns the keys of {@code [console]}. */
  static List<String> names() {
    return List.copyOf(WORDS.keySet());
  }

  Map<String, String> look() {
    return look;
  }

  List<KeySetting> keys() {
    return keys;
  }

  /** Reads {@code [console]}. */
  void readLook(Section section) {
    for (Setting setting : section.settings().values()) {
      List<String> words = WORDS.get(setting.key());
      String value = setting.value().text();
      if (words == null) {
        String nearest = Nearest.to(setting.key(), WORDS.keySet());
        String end =
            nearest.isEmpty() ? "; msp.conf(5) has all keys" : "; did you mean " + nearest + '?';
        mistake(setting, "there is no key " + setting.key() + " in [console]" + end);
      } else if (isRight(setting.key(), value, words)) {
        look.put(setting.key(), value);
      } else {
        told(setting, setting.key() + " takes " + expected(setting.key(), words));
      }
    }
  }

  private static boolean isRight(String key, String value, List<String> words) {
    return switch (key) {
      case SCRIPT -> value.startsWith("/") || value.startsWith("~/");
      case SCROLLBACK -> isRows(value);
      default -> words.contains(value);
    };
  }

  private static String expected(String key, List<String> words) {
    return switch (key) {
      case SCRIPT -> "the whole path of a file, from / or ~/ on";
      case SCROLLBACK -> "a number of rows, " + LEAST_ROWS + " to " + MOST_ROWS;
      default ->
          String.join(", ", words.subList(0, words.size() - 1))
              + " or "
              + words.get(words.size() - 1);
    };
  }

  private static boolean isRows(String value) {
    return value.matches("[0-9]{1,7}")
        && Integer.parseInt(value) >= LEAST_ROWS
        && Integer.parseInt(value) <= MOST_ROWS;
  }

  /** Reads {@code [keys]}. What the commands mean is not known here. */
  void readKeys(Section section) {
    for (Setting setting : section.settings().values()) {
      int dot = setting.key().indexOf('.');
      String place = dot < 0 ? "" : setting.key().substring(0, dot);
      Optional<String> key = KeyWords.key(setting.key().substring(dot + 1));
      if (dot >= 0 && !KeyWords.PLACES.contains(place)) {
        mistake(
            setting,
            "there is no place " + place + "; keys are of " + String.join(", ", KeyWords.PLACES));
      } else if (key.isEmpty()) {
        String nearest = Nearest.to(setting.key().substring(dot + 1), KeyWords.all());
        mistake(
            setting,
            "no key is called "
                + setting.key().substring(dot + 1)
                + (nearest.isEmpty()
                    ? "; msp.conf(5) names all"
                    : "; did you mean " + nearest + '?'));
      } else if (key.get().equals("ctrl-c")) {
        mistake(setting, "ctrl-c always cancels; bind another key");
      } else if (setting.value().isList()) {
        told(setting, setting.key() + " takes one command, not a list");
      } else {
        keys.add(new KeySetting(place, key.get(), setting.value().text(), where(setting)));
      }
    }
  }

  private Mistake where(Setting setting) {
    String text = lines.get(setting.line() - 1).text();
    int from = setting.value().from();
    int width = text.codePointCount(from, setting.value().to());
    int column = 1 + text.codePointCount(0, from);
    return new Mistake(setting.line(), column, Math.max(1, width), text, "");
  }

  private void mistake(Setting setting, String message) {
    mistakes.add(setting.line(), setting.from(), setting.keyEnd(), message);
  }

  private void told(Setting setting, String message) {
    mistakes.add(setting.line(), setting.value().from(), setting.value().to(), message);
  }
}
