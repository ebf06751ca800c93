package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code help}: the commands, or how one of them is written. */
final class HelpVerb implements Command {

  private static final int WIDTH = 10;

  private final Collection<Command> all;
  private final Slot<String> command;
  private final Slot<String> word;

  /** Helps with commands; the collection may get more of them later. */
  HelpVerb(Collection<Command> all) {
    this.all = all;
    this.command = Slot.optional("COMMAND", new VerbWordType(all, 0));
    this.word = Slot.optional("WORD", new VerbWordType(all, 1));
  }

  @Override
  public Usage usage() {
    return Usage.of("help", command, word);
  }

  @Override
  public String summary() {
    return "List the commands, or say how one is written";
  }

  @Override
  public List<String> examples() {
    return List.of("help", "help expect", "help expect data");
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Optional<String> first = call.find(command);
    if (first.isEmpty()) {
      return Result.written(overview());
    }
    Optional<String> second = call.find(word);
    List<Command> meant =
        startingWith(first.get())
            .filter(
                one ->
                    second.isEmpty() || one.usage().name().equals(first.get() + ' ' + second.get()))
            .toList();
    if (meant.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          "there is no command "
              + first.get()
              + ' '
              + second.orElse("")
              + "; help "
              + first.get()
              + " lists those that there are");
    }
    return Result.written(meant.size() == 1 ? page(meant.get(0)) : choice(meant));
  }

  private Stream<Command> startingWith(String first) {
    return all.stream().filter(one -> one.usage().words().get(0).equals(first));
  }

  private List<String> overview() {
    List<String> lines = new ArrayList<>();
    Topics.byTitle()
        .forEach(
            (title, words) -> {
              lines.add(title);
              words.forEach(first -> entry(first).ifPresent(lines::add));
            });
    List<String> others = others();
    if (!others.isEmpty()) {
      lines.add("This screen");
      others.forEach(first -> entry(first).ifPresent(lines::add));
    }
    lines.add("help COMMAND says how a command is written.");
    lines.add("A ; by itself stands between two commands, # begins a comment,");
    lines.add("@NAME in front of a command sends it to the session of that name.");
    return lines;
  }

  /** First words that belong to no topic: those of commands that only one surface has. */
  private List<String> others() {
    Set<String> known = new HashSet<>();
    Topics.byTitle().values().forEach(known::addAll);
    return all.stream()
        .map(one -> one.usage().words().get(0))
        .filter(first -> !known.contains(first))
        .distinct()
        .toList();
  }

  /** The summary of a command, or the second words where there are several. */
  private Optional<String> entry(String first) {
    List<Command> meant = startingWith(first).toList();
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = meant.get(0).usage().words().size() == 1;
    List<String> seconds =
        whole ? List.of() : meant.stream().map(one -> one.usage().words().get(1)).toList();
    String text = whole ? meant.get(0).summary() : String.join(", ", seconds);
    return Optional.of("  " + first + " ".repeat(Math.max(1, WIDTH - first.length())) + text);
  }

  private static List<String> choice(List<Command> meant) {
    List<String> lines = new ArrayList<>();
    for (Command one : meant) {
      lines.add(one.usage().toString());
      lines.add("  " + one.summary());
    }
    return lines;
  }

  private static List<String> page(Command one) {
    List<String> lines = new ArrayList<>();
    Usage usage = one.usage();
    lines.add(usage + (usage.opensBlock() ? " ... end" : ""));
    lines.add("  " + one.summary());
    Stream.concat(usage.places().stream(), usage.clauses().stream())
        .forEach(slot -> lines.add("  " + slot.name() + ": " + slot.type().expected()));
    lines.add(one.examples().size() == 1 ? "Example" : "Examples");
    one.examples().forEach(example -> lines.add("  " + example));
    return lines;
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
