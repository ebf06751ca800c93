package dev.msp.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks terminal, locale, Java and directories.
 *
 * @param out where results go
 * @param environment the environment variables
 * @param size asks the terminal for its size; null where it does not tell
 */
record MachineChecks(
    Output out, Map<String, String> environment, Supplier<@Nullable TerminalSize> size) {

  private static final int COLUMNS = 80;
  private static final int ROWS = 24;

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(terminal());
    findings.add(locale());
    findings.add(
        Finding.fine(
            "java",
            System.getProperty("java.version", "?") + ", " + System.getProperty("java.home", "?")));
    findings.add(directory("configuration", "XDG_CONFIG_HOME", ".config"));
    findings.add(directory("state", "XDG_STATE_HOME", ".local/state"));
    findings.add(directory("cache", "XDG_CACHE_HOME", ".cache"));
    return findings;
  }

  private Finding terminal() {
    String type = environment.getOrDefault("TERM", "");
    if (!out.isTerminal()) {
      return Finding.fine("terminal", "standard output is none");
    }
    if (type.isEmpty() || type.equals("dumb") || type.equals("unknown")) {
      return Finding.wrong(
          "terminal",
          type.isEmpty() ? "TERM is not set" : "TERM is " + type,
          "if it can show colours: export TERM=xterm-256color");
    }
    TerminalSize known = size.get();
    if (known != null && (known.columns() < COLUMNS || known.rows() < ROWS)) {
      return Finding.wrong(
          "terminal", type + ", " + known + " characters", "make it 80x24 or larger");
    }
    String colour = environment.getOrDefault("NO_COLOR", "").isEmpty() ? "" : ", NO_COLOR is set";
    return Finding.fine("terminal", type + (known == null ? "" : ", " + known) + colour);
  }

  private Finding locale() {
    String name = out.charset().name();
    return out.charset().equals(StandardCharsets.UTF_8)
        ? Finding.fine("locale", name)
        : Finding.wrong(
            "locale",
            "it says " + name + ", so most characters are shown as escapes",
            "export LC_ALL=C.UTF-8");
  }

  private Finding directory(String check, String variable, String below) {
    String name = InfoCommand.directory(environment, variable, below);
    Path made;
    try {
      made = Path.of(name);
    } catch (InvalidPathException e) {
      return Finding.wrong(check, name + " is no path", "correct " + variable);
    }
    Path there = made;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    String set = "set " + variable + " to a directory of yours";
    if (!Files.isDirectory(there)) {
      return Finding.wrong(check, name + " cannot be made, for " + there + " is no directory", set);
    }
    return Files.isWritable(there)
        ? Finding.fine(check, name)
        : Finding.wrong(check, name + " is not yours to write, see: ls -ld " + there, set);
  }
}
