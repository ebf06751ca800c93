package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simulated serial line between two pseudo-terminals: {@code src/bench/linesim/linesim.c}.
 *
 * @param baud its rate
 * @param near the end of who sends
 * @param far the other end
 * @param simulator the program
 */
record SerialLine(int baud, Path near, Path far, Child simulator) implements AutoCloseable {

  private static final String PROGRAM = "linesim";

  /** A wire never stands still, whatever the machine does; who may not do that is only warned. */
  private static final List<String> AS_A_WIRE = List.of("nice", "-n", "-20");

  /** Compiles the simulator; returns false where that is not possible. */
  static boolean build(Settings settings) throws IOException, InterruptedException {
    return Programs.compile(settings, PROGRAM, Path.of("src", "bench", "linesim", PROGRAM + ".c"));
  }

  /** Starts one in a directory of its own; faults are options of the simulator. */
  static SerialLine start(Settings settings, Path directory, int baud, List<String> faults)
      throws IOException {
    Path near = directory.resolve("near");
    Path far = directory.resolve("far");
    List<String> command = new ArrayList<>(AS_A_WIRE);
    command.add(settings.work().resolve(PROGRAM).toString());
    command.addAll(List.of("--a", near.toString(), "--b", far.toString(), "--stdin-eof"));
    command.addAll(List.of("--baud", String.valueOf(baud)));
    command.addAll(faults);
    Child simulator = Child.start(command);
    simulator.line(); // READY
    return new SerialLine(baud, near, far, simulator);
  }

  /** Ends it; returns the seconds from the first byte of the near end to the last one of either. */
  double secondsInUse() throws IOException {
    List<String> counters = simulator.end();
    long first = number(counters.get(0), "first_ns");
    long last = Math.max(number(counters.get(0), "last_ns"), number(counters.get(1), "last_ns"));
    return (last - first) / 1e9;
  }

  private static long number(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":(\\d+)").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return Long.parseLong(found.group(1));
  }

  @Override
  public void close() {
    simulator.close();
  }
}
