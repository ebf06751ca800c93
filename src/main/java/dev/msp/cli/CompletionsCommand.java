package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.config.Nearest;
import dev.msp.transport.PortFinder;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.serial.LinuxPorts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code msp completions}: a script that makes a shell complete msp's command lines. It is made
 * from the same definitions as help, so that it offers what there is. What it cannot know, profiles
 * and serial ports, it asks {@code msp completions endpoints} for.
 */
final class CompletionsCommand implements Subcommand {

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");
  private static final String ENDPOINTS = "endpoints";
  private static final String USAGE =
      "completions takes the name of a shell, bash, zsh or fish, like: msp completions bash";

  private final PortFinder finder;

  CompletionsCommand() {
    this(new LinuxPorts().withoutHolders());
  }

  CompletionsCommand(PortFinder finder) {
    this.finder = finder;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "completions",
        "Print a script that makes a shell complete msp's command lines",
        "bash | zsh | fish | endpoints",
        List.of(ConfigFile.CONFIG),
        List.of("source <(msp completions bash)", "msp completions fish | source"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    if (words.positional().size() != 1) {
      throw UserError.usage(USAGE);
    }
    String asked = words.positional().get(0);
    String script =
        switch (asked) {
          case "bash" -> BashCompletion.script(definitions());
          case "zsh" -> ZshCompletion.script(definitions());
          case "fish" -> FishCompletion.script(definitions());
          case ENDPOINTS -> endpoints(ConfigFile.of(words));
          default -> throw unknown(asked);
        };
    streams.out().text(script);
    streams.out().flush();
    return streams.out().isBroken() ? ExitCode.CLOSED_OUTPUT : ExitCode.DONE;
  }

  private static UserError unknown(String shell) {
    String nearest = Nearest.to(shell, SHELLS);
    return UserError.usage(
        nearest.isEmpty()
            ? USAGE
            : "there are no completions for " + shell + "; did you mean " + nearest + '?');
  }

  /** Returns what all commands are called and take; {@code msp help COMMAND} is one more. */
  static List<Definition> definitions() {
    List<Definition> all = new ArrayList<>();
    Msp.commands().forEach(command -> all.add(command.definition()));
    String names = String.join(" | ", all.stream().map(Definition::name).toList());
    all.add(new Definition("help", "Show options and examples", names, List.of(), List.of()));
    return all;
  }

  /** Returns one line each: what may be typed, a tab, and what it is. */
  private String endpoints(ConfigFile file) {
    Map<String, String> found = new TreeMap<>(file.profiles());
    for (SerialPortInfo port : finder.ports()) {
      found.put(port.device(), port.description());
      if (!port.byId().isEmpty()) {
        found.put("serial:" + port.byId(), port.device());
      }
    }
    SafeText safe = SafeText.forCharset(StandardCharsets.US_ASCII);
    StringBuilder lines = new StringBuilder();
    found.forEach(
        (name, description) -> {
          // A name that must be escaped could not be typed either.
          if (safe.line(name).equals(name)) {
            lines.append(name).append('\t').append(safe.line(description)).append('\n');
          }
        });
    return lines.toString();
  }
}
