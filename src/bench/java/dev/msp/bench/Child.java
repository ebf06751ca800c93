package dev.msp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the run. It ends when its standard input does; close waits for that. */
final class Child implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 5;

  private final List<String> command;
  private final Process process;
  private final BufferedReader output;

  private Child(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Child start(List<String> command) throws IOException {
    return new Child(
        command,
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Runs a program to its end and returns the one line that it printed. */
  static String run(List<String> command) throws IOException {
    try (Child child = start(command)) {
      return child.line();
    }
  }

  /** Runs a program to its end and returns the one number that it printed. */
  static double number(List<String> command) throws IOException {
    return Double.parseDouble(run(command));
  }

  /** Returns the processor time that it has used. */
  Duration used() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Waits for the next line it prints. */
  String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("ended without an answer: " + String.join(" ", command));
    }
    return line;
  }

  /** Ends it, and returns the lines that it still printed. */
  List<String> end() throws IOException {
    process.getOutputStream().close();
    return output.lines().toList();
  }

  /** Waits for the line {@code port N} and returns the port. */
  int port() throws IOException {
    return Integer.parseInt(line().substring("port ".length()));
  }

  /** Writes a line to its standard input. */
  void tell(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
