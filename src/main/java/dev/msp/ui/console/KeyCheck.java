package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.LineParser;
import dev.msp.command.MistakeException;
import dev.msp.command.Places;
import dev.msp.command.Workspace;
import dev.msp.command.verb.Verbs;
import dev.msp.script.Loader;
import dev.msp.script.ScriptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks commands that keys are to be bound to, and files of commands, before there is a console.
 */
public final class KeyCheck {

  private final LineParser<Command> parser;

  /** Knows all commands of the console. */
  public KeyCheck(Workspace workspace, Places places) {
    RowText words = new RowText(StandardCharsets.UTF_8, workspace.secrets());
    Deck deck = new Deck(workspace, words, 1, () -> {});
    this.parser = new LineParser<>(Verbs.registry(places, ConsoleVerbs.all(deck, new NoStage())));
  }

  /** Returns what is wrong with a command, as a clause, if anything is. */
  public Optional<String> mistake(String command) {
    try {
      Loader.typed(List.of(command), Path.of(""), parser);
      return Optional.empty();
    } catch (ScriptException e) {
      return Optional.of(Commands.sentence(e));
    }
  }

  /**
   * Loads a file of commands.
   *
   * @throws ScriptException if it cannot be read, or something in it is wrong
   */
  public void load(String file) throws ScriptException {
    Loader.file(file, parser, Set.of());
  }

  /** There is no terminal yet. */
  private static final class NoStage implements Stage {
    @Override
    public void redraw() {}

    @Override
    public void suspend() {}

    @Override
    public void aside(DrawingThread.Work<String> work) {}

    @Override
    public void copy(String text) {}

    @Override
    public void run(String line) {}

    @Override
    public void run(List<String> lines, String title) {}

    @Override
    public <T> T perform(DrawingThread.Work<T> work)
        throws CommandFailure, MistakeException, InterruptedException {
      return work.run();
    }

    @Override
    public void mouse(boolean on) {}
  }
}
