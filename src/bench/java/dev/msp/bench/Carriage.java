package dev.msp.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Carries one file over a new line, which says how long it was in use for that.
 *
 * @param settings of the run
 * @param directory a new one, for the line, the file and what arrives
 * @param baud rate of the line
 * @param faults options of the simulator
 */
record Carriage(Settings settings, Path directory, int baud, List<String> faults) {

  private static final long LOOK_MILLIS = 20;
  private static final long SETTLE_MILLIS = 500;
  private static final int READY_SECONDS = 30;

  /** Returns the seconds; empty if the file did not arrive as it is within so many. */
  OptionalDouble run(Carrier carrier, byte[] content, double mostSeconds)
      throws IOException, InterruptedException {
    Path inbox = Files.createDirectories(directory.resolve("in"));
    Path file = Files.write(directory.resolve("file.bin"), content);
    Path there = inbox.resolve("file.bin");
    try (SerialLine line = SerialLine.start(settings, directory, baud, faults)) {
      Process receiver = start(carrier.receiver(line, inbox), "receiver.txt");
      try {
        awaitReady(carrier, receiver);
        Process sender = start(carrier.sender(line, file), "sender.txt");
        boolean ended = await(sender, mostSeconds);
        return ended && arrived(there, file)
            ? OptionalDouble.of(line.secondsInUse())
            : OptionalDouble.empty();
      } finally {
        receiver.destroyForcibly().waitFor();
      }
    } finally {
      Files.delete(file);
      Files.deleteIfExists(there);
    }
  }

  private Process start(ProcessBuilder command, String log) throws IOException {
    File printed = directory.resolve(log).toFile();
    command.redirectError(ProcessBuilder.Redirect.appendTo(printed));
    if (command.redirectOutput() == ProcessBuilder.Redirect.PIPE) {
      command.redirectOutput(ProcessBuilder.Redirect.appendTo(printed));
    }
    return command.start();
  }

  private void awaitReady(Carrier carrier, Process receiver)
      throws IOException, InterruptedException {
    Path printed = directory.resolve("receiver.txt");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!carrier.isReady(Files.readString(printed))) {
      if (!receiver.isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("not ready: " + Files.readString(printed));
      }
      Thread.sleep(LOOK_MILLIS);
    }
    Thread.sleep(SETTLE_MILLIS);
  }

  private static boolean await(Process sender, double mostSeconds) throws InterruptedException {
    try {
      return sender.waitFor((long) (1000 * mostSeconds), TimeUnit.MILLISECONDS);
    } finally {
      sender.destroyForcibly().waitFor();
    }
  }

  private static boolean arrived(Path there, Path file) throws IOException {
    return Files.exists(there) && Files.mismatch(there, file) == -1;
  }
}
