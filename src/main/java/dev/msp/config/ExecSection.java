package dev.msp.config;

import dev.msp.transport.Durations;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code [exec NAME]}. */
final class ExecSection {

  static final String ARGV = "argv";
  static final String ARGV_EXAMPLE = "argv = [/usr/bin/uptime]";

  private static final String DIRECTORY = "directory";
  private static final String OUTPUT = "output";
  private static final String TIMEOUT = "timeout";
  private static final List<String> KEYS = List.of(ARGV, DIRECTORY, OUTPUT, TIMEOUT);

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(KiB|MiB)");
  private static final long LEAST_OUTPUT = 1 << 10;
  private static final long MOST_OUTPUT = 16 << 20;
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]+\\}");

  private final Mistakes mistakes;
  private PeerCommand command = PeerCommand.NONE;

  ExecSection(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Returns the keys of the section. */
  static List<String> names() {
    return KEYS;
  }

  /** Reads the settings of a section; what is wrong in them is told. */
  PeerCommand read(Section section) {
    for (Setting setting : section.settings().values()) {
      switch (setting.key()) {
        case ARGV -> argv(setting);
        case DIRECTORY -> directory(setting);
        case OUTPUT -> output(setting);
        case TIMEOUT -> timeout(setting);
        default -> unknown(setting, section);
      }
    }
    return command;
  }

  private void unknown(Setting setting, Section section) {
    String nearest = Nearest.to(setting.key(), KEYS);
    section.garble();
    mistakes.add(
        setting.line(),
        setting.from(),
        setting.keyEnd(),
        "there is no key "
            + setting.key()
            + " in [exec]; "
            + (nearest.isEmpty()
                ? "there are " + String.join(", ", KEYS)
                : "did you mean " + nearest + '?'));
  }

  private void argv(Setting setting) {
    if (!setting.value().isList()) {
      tell(setting, "argv takes a list in brackets, like " + ARGV_EXAMPLE);
      return;
    }
    List<String> words = setting.value().items().stream().map(Value::text).toList();
    if (words.isEmpty() || words.get(0).isEmpty()) {
      tell(setting, "argv needs a program; write it like " + ARGV_EXAMPLE);
    } else if (words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      tell(setting, "no word of a command can hold a NUL");
    } else if (PLACE.matcher(words.get(0)).find()) {
      tell(setting, "a peer gives arguments, and never the program");
    }
    command = command.running(words);
  }

  private void directory(Setting setting) {
    String path = setting.value().text();
    if ((path.startsWith("/") || path.startsWith("~/")) && path.indexOf('\0') < 0) {
      command = command.in(path);
    } else {
      tell(setting, "directory takes a whole path, from / or ~/ on");
    }
  }

  private void output(Setting setting) {
    OptionalInt bytes = bytes(setting.value().text());
    if (bytes.isPresent()) {
      command = command.writing(bytes.getAsInt());
    } else {
      tell(setting, "output takes a size like 64KiB, 1KiB to 16MiB");
    }
  }

  private static OptionalInt bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return OptionalInt.empty();
    }
    long bytes = Long.parseLong(size.group(1)) << (size.group(2).equals("KiB") ? 10 : 20);
    return bytes >= LEAST_OUTPUT && bytes <= MOST_OUTPUT
        ? OptionalInt.of((int) bytes)
        : OptionalInt.empty();
  }

  private void timeout(Setting setting) {
    String text = setting.value().text();
    try {
      command = command.atMost(Durations.parse(text));
    } catch (IllegalArgumentException e) {
      tell(
          setting,
          text.isEmpty() ? "timeout takes a duration like 30s" : text + ' ' + e.getMessage());
    }
  }

  private void tell(Setting setting, String message) {
    mistakes.add(setting.line(), setting.value().from(), setting.value().to(), message);
  }
}
