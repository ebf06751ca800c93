package dev.msp.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A server and the client that drives it, both run on CPU 0.
 *
 * <p>A server prints {@code port N} and ends with its standard input. A client takes the same
 * arguments and prints the same line in every language; see {@code client.c}.
 *
 * @param name for the table
 * @param server command line of the server
 * @param client command line of the client, without its arguments
 * @param warmUp seconds until a pair runs at full speed: a JVM compiles on that one CPU too
 */
record Contender(String name, List<String> server, List<String> client, double warmUp) {

  static Contender ours(Programs programs) {
    return new Contender(
        "ours", programs.java(EngineServer.class), programs.java(EngineClient.class), 2);
  }

  static Contender c(Programs programs) {
    return new Contender("C", programs.c("server"), programs.c("client"), 0.2);
  }

  static Contender netty(Programs programs) {
    return new Contender(
        "Netty", programs.java(NettyServer.class), programs.java(NettyClient.class), 3);
  }

  /** Returns this server, driven by another client. */
  Contender drivenBy(List<String> other) {
    return new Contender(name, server, other, warmUp);
  }

  /** Starts both, lets the client do its work, and returns the numbers of the line it printed. */
  double[] run(String mode, Object... arguments) throws IOException {
    try (Child running = Child.start(Programs.pinned(server))) {
      List<String> command = new ArrayList<>(client);
      command.add(mode);
      command.add(String.valueOf(running.port()));
      for (Object argument : arguments) {
        command.add(String.valueOf(argument));
      }
      String[] numbers = Child.run(Programs.pinned(command)).split(" ");
      double[] values = new double[numbers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.parseDouble(numbers[i]);
      }
      return values;
    }
  }
}
