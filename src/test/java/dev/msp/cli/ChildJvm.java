package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, where signals, locales and bugs are real. */
final class ChildJvm implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final BufferedReader out;
  private final BufferedReader err;

  private ChildJvm(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.err = process.errorReader(StandardCharsets.UTF_8);
  }

  /** Returns where a class comes from. */
  static String source(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  /** Returns the whole classpath of the program. */
  static String classPath() {
    return String.join(
        ":",
        source(Main.class),
        source(picocli.CommandLine.class),
        source(org.HdrHistogram.Histogram.class),
        source(com.google.re2j.Pattern.class));
  }

  /** Returns a command that starts the program, to which its arguments are added. */
  static List<String> java(String classPath, String... flags) {
    // A shell that runs tests in the background makes them, and their children, ignore SIGINT.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", classPath, "dev.msp.cli.Main"));
    return command;
  }

  static ChildJvm start(String... args) throws IOException {
    return start(java(classPath()), Map.of(), args);
  }

  static ChildJvm start(List<String> java, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("MSP_"));
    builder.environment().put("XDG_CONFIG_HOME", "/nonexistent"); // nor the developer's own file
    builder.environment().putAll(environment);
    return new ChildJvm(builder.start());
  }

  /** Writes to its standard input, which stays open. */
  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Waits for a line of standard error that holds a text, and returns it. */
  String awaitErr(String part) throws IOException {
    return await(err, part);
  }

  /** Waits for a line of standard output that holds a text, and returns it. */
  String awaitOut(String part) throws IOException {
    return await(out, part);
  }

  private static String await(BufferedReader reader, String part) throws IOException {
    List<String> before = new ArrayList<>();
    String line = reader.readLine();
    while (line != null) {
      if (line.contains(part)) {
        return line;
      }
      before.add(line);
      line = reader.readLine();
    }
    throw new AssertionError("no line with \"" + part + "\" after " + before);
  }

  /** Sends it a signal. */
  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Waits for its end and returns the exit code. */
  int exitCode() throws InterruptedException {
    return exitCodeWithin(PATIENCE_SECONDS);
  }

  int exitCodeWithin(long seconds) throws InterruptedException {
    assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
        .as("it ends within %d s", seconds)
        .isTrue();
    return process.exitValue();
  }

  /** Returns what is left on standard output. */
  String restOfOut() throws IOException {
    return rest(out);
  }

  /** Returns what is left on standard error. */
  String restOfErr() throws IOException {
    return rest(err);
  }

  private static String rest(BufferedReader reader) throws IOException {
    StringBuilder rest = new StringBuilder();
    String line = reader.readLine();
    while (line != null) {
      rest.append(line).append('\n');
      line = reader.readLine();
    }
    return rest.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
