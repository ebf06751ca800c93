package dev.msp.cli;

import dev.msp.command.Front;
import dev.msp.command.Workspace;
import dev.msp.command.typed.HistoryFile;
import dev.msp.transport.serial.LinuxPorts;
import dev.msp.ui.console.Asker;
import dev.msp.ui.console.Typing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the console's lines are typed with: the prompt's history, this machine's ports and files.
 */
final class ConsoleTyping {

  private final PromptSurroundings around;
  private final Front program;
  private final HistoryFile commands;
  private final HistoryFile messages;
  private final Asker asker = new Asker();

  ConsoleTyping(ConfigFile file, Map<String, String> environment) {
    Path state = Path.of(InfoCommand.directory(environment, "XDG_STATE_HOME", ".local/state"));
    this.around = new PromptSurroundings(file.profiles(), new LinuxPorts().withoutHolders());
    this.program = new ProgramFront(environment, true);
    this.commands = HistoryFile.at(state.resolve("history"));
    this.messages = HistoryFile.at(state.resolve("messages"));
  }

  /** Returns what commands may want of the program. */
  Front front() {
    return new Front() {
      @Override
      public List<String> history() {
        return commands.read();
      }

      @Override
      public boolean goesOn() {
        return program.goesOn();
      }

      @Override
      public void pause(String prompt) throws InterruptedException {
        asker.pause(prompt);
      }

      @Override
      public boolean agrees(String question) throws InterruptedException {
        return asker.agrees(question);
      }

      @Override
      public boolean mayLose(String question) throws InterruptedException {
        return asker.agrees(question);
      }

      @Override
      public String program() {
        return program.program();
      }

      @Override
      public Optional<Path> stateDirectory() {
        return program.stateDirectory();
      }
    };
  }

  /** Returns what asks the person what commands want to know. */
  Asker asker() {
    return asker;
  }

  /** Returns it for the sessions and variables of a workspace. */
  Typing of(Workspace workspace) {
    around.of(workspace);
    return new Typing(around, commands, messages);
  }
}
