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
import dev.msp.command.verb.Verbs;
import dev.msp.session.Clock;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.ui.repl.Blocks;
import dev.msp.ui.repl.Dialogue;
import dev.msp.ui.repl.Keepsake;
import dev.msp.ui.repl.Paper;
import dev.msp.ui.repl.PlainDialogue;
import dev.msp.ui.repl.Repl;
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
    SessionOpener opener = new SessionOpener(file, words, Passwords.find(words, streams), true);
    Registry<Command> registry = Verbs.registry(opener);
    Secrets secrets = new Secrets();
    Blocks blocks = new Blocks(registry);
    Dialogue dialogue = plain(streams, blocks, new Keepsake(blocks, secrets));
    Clock clock = Clock.system();
    Sessions sessions = new Sessions(clock, Timers.onOneThread());
    try (Workspace workspace =
        new Workspace(
            new Workspace.Parts(sessions, opener, Front.NOBODY, clock),
            new Variables(Scope.EMPTY),
            secrets)) {
      Repl repl =
          new Repl(dialogue, workspace, new LineParser<>(registry), streams.out().charset());
      Optional<CommandFailure.Kind> failure = repl.run(opening(words));
      boolean counts = failure.isPresent() && !dialogue.isAttended();
      return counts ? RunCommand.exitCode(failure.get()) : ExitCode.DONE;
    } finally {
      dialogue.close();
    }
  }

  private static List<String> opening(Words words) {
    return words.positional().stream().map(endpoint -> "open " + Quoted.of(endpoint)).toList();
  }

  private static Dialogue plain(Streams streams, Blocks blocks, Keepsake keepsake) {
    boolean attended = streams.out().isTerminal() && Terminals.isTerminal(0, System.console());
    PlainDialogue.Ends ends =
        new PlainDialogue.Ends(
            streams.in(),
            paper(streams.out()),
            paper(attended ? streams.out() : streams.err()),
            streams.out().charset(),
            attended);
    return new PlainDialogue(ends, blocks, keepsake);
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
