package dev.msp.cli;

import dev.msp.command.CommandFailure;
import dev.msp.command.Front;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What commands may want of this program where no person is.
 *
 * @param environment tells where the user's files are
 * @param goesOn whether more commands come behind one that failed
 */
record ProgramFront(Map<String, String> environment, boolean goesOn) implements Front {

  @Override
  public List<String> history() {
    return NOBODY.history();
  }

  @Override
  public void pause(String prompt) throws CommandFailure, InterruptedException {
    NOBODY.pause(prompt);
  }

  @Override
  public String program() {
    return "msp " + Version.TEXT;
  }

  @Override
  public Optional<Path> stateDirectory() {
    return Optional.of(
        Path.of(InfoCommand.directory(environment, "XDG_STATE_HOME", ".local/state")));
  }
}
