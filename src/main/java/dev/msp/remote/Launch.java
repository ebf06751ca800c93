package dev.msp.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the processes of commands: nothing to read, and an environment that has no secret. */
final class Launch {

  /** All that a command gets of the environment. */
  private static final List<String> PASSED_ON = List.of("PATH", "LANG", "HOME");

  private final Map<String, String> environment;

  Launch(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A program could not be started. */
  static final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    Failure(String message) {
      super(message);
    }

    /** Returns why, as a clause for the owner of the machine. */
    String clause() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Starts a program.
   *
   * @throws Failure if there is none, or it cannot be run
   */
  Process start(List<String> words, Path directory) throws Failure {
    if (!Files.isDirectory(directory)) {
      throw new Failure("its directory " + directory + " does not exist");
    }
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    Map<String, String> variables = builder.environment();
    variables.clear();
    for (String name : PASSED_ON) {
      String value = environment.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    try {
      Process process = builder.start();
      closeInput(process);
      return process;
    } catch (IOException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already, and reads nothing.
    }
  }
}
