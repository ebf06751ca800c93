package dev.msp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a manual page in mdoc, section by section. */
final class ManualPage {

  /** An item of a list: what stands on its first line behind {@code .It}, and its text. */
  record Item(String tag, String text) {}

  private static final Pattern LONG_OPTION = Pattern.compile("(?<![\\w-])-{1,2}([a-z][a-z-]+)");
  private static final Pattern VARIABLE = Pattern.compile("\\bMSP_[A-Z_]+");

  private final Map<String, List<String>> sections = new LinkedHashMap<>();
  private final List<String> lines;

  private ManualPage(List<String> lines) {
    this.lines = lines;
    List<String> current = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(".Sh ") || line.startsWith(".Ss ")) {
        current = new ArrayList<>();
        sections.put(line.substring(4), current);
      }
      current.add(line);
    }
  }

  /** Reads a page of the directory {@code man}. */
  static ManualPage read(String name) throws IOException {
    return new ManualPage(Files.readAllLines(Path.of("man", name)));
  }

  /** Returns the lines from a heading to the next. */
  List<String> section(String heading) {
    List<String> section = sections.get(heading);
    if (section == null) {
      throw new AssertionError("There is no section " + heading + " in " + sections.keySet());
    }
    return section;
  }

  /** Returns the headings of sections and subsections. */
  Set<String> headings() {
    return sections.keySet();
  }

  /** Returns the items of all lists of a section, those of lists within them too. */
  List<Item> items(String heading) {
    List<Item> items = new ArrayList<>();
    String tag = null;
    StringBuilder text = new StringBuilder();
    for (String line : section(heading)) {
      boolean item = line.startsWith(".It ");
      if (tag != null && (item || line.startsWith(".El"))) {
        items.add(new Item(tag, text.toString()));
        tag = null;
      }
      if (item) {
        tag = line.substring(4);
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    return items;
  }

  /** Returns the names of all long options that the page speaks of, without dashes. */
  Set<String> longOptions() {
    Set<String> found = new TreeSet<>();
    for (String line : lines) {
      boolean macro = line.startsWith(".") && line.contains("Fl ");
      boolean example = line.contains(" --");
      Matcher option = LONG_OPTION.matcher(macro || example ? line : "");
      while (option.find()) {
        boolean twoDashes = option.group().startsWith("--");
        boolean behindFl = line.startsWith("Fl ", option.start() - 3);
        if (twoDashes || behindFl) {
          found.add(option.group(1));
        }
      }
    }
    return found;
  }

  /** Returns the {@code MSP_…} variables of a section. */
  Set<String> variables(String heading) {
    return find(section(heading));
  }

  /** Returns the {@code MSP_…} variables of the page. */
  Set<String> variables() {
    return find(lines);
  }

  private static Set<String> find(List<String> where) {
    Set<String> found = new TreeSet<>();
    for (String line : where) {
      Matcher variable = VARIABLE.matcher(line);
      while (variable.find()) {
        found.add(variable.group());
      }
    }
    return found;
  }

  /** Returns the literal blocks of a section as a terminal shows them. */
  List<List<String>> literals(String heading) {
    List<List<String>> blocks = new ArrayList<>();
    List<String> block = null;
    for (String line : section(heading)) {
      if (line.startsWith(".Bd -literal")) {
        block = new ArrayList<>();
        blocks.add(block);
      } else if (line.equals(".Ed")) {
        block = null;
      } else if (block != null) {
        block.add(shown(line));
      }
    }
    return blocks;
  }

  /** Returns literal text as a terminal shows it. */
  static String shown(String text) {
    return text.replace("\\(dq", "\"").replace("\\(aq", "'").replace("\\e", "\\");
  }

  /** Returns what a line of a macro shows: a semicolon that stands alone sticks to the word. */
  static String displayed(String arguments) {
    return shown(arguments.replaceAll(" ;(?= |$)", ";").replace("\\&", ""));
  }
}
