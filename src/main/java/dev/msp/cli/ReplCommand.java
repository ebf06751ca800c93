package dev.msp.cli;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Front;
import dev.msp.command.LineParser;
import dev.msp.command.Quoted;
import dev.msp.command.Registry;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.Variables;
import dev.msp.command.Workspace;
import dev.msp.command.typed.Blocks;
import dev.msp.command.typed.HistoryFile;
import dev.msp.command.typed.Keepsake;
import dev.msp.command.verb.Verbs;
import dev.msp.session.Clock;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.serial.LinuxPorts;
import dev.msp.ui.repl.Dialogue;
import dev.msp.ui.repl.EditedDialogue;
import dev.msp.ui.repl.Memory;
import dev.msp.ui.repl.Paper;
import dev.msp.ui.repl.Person;
import dev.msp.ui.repl.PlainDialogue;
import dev.msp.ui.repl.Repl;
import dev.msp.ui.terminal.Interrupts;
import dev.msp.ui.terminal.LocalTerminal;
import dev.msp.ui.terminal.TerminalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code msp repl}: the command language at a line prompt, or in a pipe. */
final class ReplCommand implements Subcommand {

  static final Option PLAIN =
      Option.flag("plain", "lines below each other: no colours, no redrawing, for screen readers");

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.add(PLAIN);
    options.addAll(ConfigFile.options());
    options.addAll(Passwords.options());
    options.addAll(SealOptions.forLanguage());
    return new Definition(
        "repl",
        "The command language at a line prompt, or in a pipe",
        "[ENDPOINT...]",
        options,
        List.of(
            "msp repl", "msp repl /dev/ttyUSB0", "printf 'open loop:\\nsend hi\\n' | msp repl"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    SessionSeals seals = new SessionSeals(file, words, streams);
    seals.unlock();
    SessionOpener opener =
        new SessionOpener(file, words, Passwords.find(words, streams), seals, true);
    Registry<Command> registry = Verbs.registry(opener);
    Secrets secrets = new Secrets();
    PromptSurroundings around =
        new PromptSurroundings(file.profiles(), new LinuxPorts().withoutHolders());
    try (Dialogue dialogue = dialogue(words, streams, registry, secrets, around)) {
      Clock clock = Clock.system();
      Front front = new Person(dialogue, new ProgramFront(streams.environment(), true));
      Sessions sessions = new Sessions(clock, Timers.onOneThread());
      try (Workspace workspace =
          new Workspace(
              new Workspace.Parts(sessions, opener, front, clock),
              new Variables(Scope.EMPTY),
              secrets)) {
        around.of(workspace);
        AtExit.run(workspace::close, "msp-close");
        Repl repl =
            new Repl(dialogue, workspace, new LineParser<>(registry), streams.out().charset());
        Optional<CommandFailure.Kind> failure = repl.run(opening(file, words));
        boolean counts = failure.isPresent() && !dialogue.isAttended();
        return counts ? RunCommand.exitCode(failure.get()) : ExitCode.DONE;
      }
    }
  }

  private static List<String> opening(ConfigFile file, Words words) throws UserError {
    return file.endpoints(words).stream().map(endpoint -> "open " + Quoted.of(endpoint)).toList();
  }

  private static Dialogue dialogue(
      Words words,
      Streams streams,
      Registry<Command> registry,
      Secrets secrets,
      PromptSurroundings around)
      throws UserError {
    boolean attended = streams.out().isTerminal() && Terminals.isTerminal(0, System.console());
    String type = streams.environment().getOrDefault("TERM", "");
    boolean plain = words.flag(PLAIN) || type.isEmpty() || type.equals("dumb");
    Blocks blocks = new Blocks(registry);
    Memory memory = new Memory(new Keepsake(blocks, secrets), historyFile(attended, streams));
    if (!attended || plain) {
      return plain(streams, blocks, memory, attended);
    }
    boolean colours = streams.environment().getOrDefault("NO_COLOR", "").isEmpty();
    try {
      return EditedDialogue.on(
          LocalTerminal.open(streams.out().charset(), type),
          new EditedDialogue.Look(type, colours),
          new EditedDialogue.Knowledge(blocks, new LineParser<>(registry), around),
          memory);
    } catch (TerminalException | IOException e) {
      streams.complain("the line cannot be edited here (" + e.getMessage() + "); lines are plain");
      return plain(streams, blocks, memory, true);
    }
  }

  private static HistoryFile historyFile(boolean attended, Streams streams) {
    return attended
        ? HistoryFile.at(
            Path.of(
                InfoCommand.directory(streams.environment(), "XDG_STATE_HOME", ".local/state"),
                "history"))
        : HistoryFile.none();
  }

  private static Dialogue plain(Streams streams, Blocks blocks, Memory memory, boolean attended) {
    PlainDialogue.Ends ends =
        new PlainDialogue.Ends(
            streams.in(),
            paper(streams.out()),
            paper(attended ? streams.out() : streams.err()),
            streams.out().charset(),
            attended);
    PlainDialogue dialogue = new PlainDialogue(ends, blocks, memory);
    if (attended) {
      Interrupts.take(dialogue::interrupted);
    }
    return dialogue;
  }

  private static Paper paper(Output output) {
    return new Paper() {
      @Override
      public void line(String text) {
        output.line(text);
      }

      @Override
      public void text(String text) {
        output.text(text);
      }

      @Override
      public void flush() {
        output.flush();
      }
    };
  }
}
