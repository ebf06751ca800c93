package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command lines of all contenders; compiles those in C. */
final class Programs {

  private static final Path C = Path.of("src", "bench", "c");
  private static final List<String> C_PROGRAMS =
      List.of("server", "client", "load", "codec", "peak");

  private final Path work;
  private final boolean c;

  private Programs(Path work, boolean c) {
    this.work = work;
    this.c = c;
  }

  static Programs build(Settings settings) throws IOException, InterruptedException {
    boolean built = true;
    for (String program : C_PROGRAMS) {
      built &= compile(settings, program, C.resolve(program + ".c"), C.resolve("msp.c"));
    }
    return new Programs(settings.work(), built);
  }

  /** Compiles a program; returns false where there is no compiler. */
  static boolean compile(Settings settings, String program, Path... sources)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(settings.compiler()));
    command.addAll(List.of("-O3", "-march=native", "-std=gnu11", "-o"));
    command.add(settings.work().resolve(program).toString());
    Arrays.stream(sources).map(Path::toString).forEach(command::add);
    command.add("-lm");
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** Returns whether there are opponents in C. */
  boolean hasC() {
    return c;
  }

  /** Returns the command line of one of our C programs. */
  List<String> c(String program, Object... arguments) {
    return with(List.of(work.resolve(program).toString()), arguments);
  }

  /** Returns the command line of a class of this package, run by the JVM of the harness. */
  List<String> java(Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dslf4j.internal.verbosity=ERROR"); // Netty finds a logger that a test brought
    command.add("-Dbench.engine=" + System.getProperty("bench.engine", "session"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return with(command, arguments);
  }

  /** Returns the command line that runs another one on CPU 0 only. */
  static List<String> pinned(List<String> command) {
    return on(0, command);
  }

  /** Returns the command line that runs another one on one CPU only. */
  static List<String> on(int cpu, List<String> command) {
    return with(List.of("taskset", "-c", String.valueOf(cpu)), command.toArray());
  }

  private static List<String> with(List<String> command, Object... arguments) {
    List<String> all = new ArrayList<>(command);
    Arrays.stream(arguments).map(String::valueOf).forEach(all::add);
    return all;
  }
}
