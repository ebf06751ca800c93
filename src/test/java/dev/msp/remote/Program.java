package dev.msp.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The programs that commands of the tests run, each in a JVM of its own. */
public final class Program {

  private Program() {}

  /** Returns the words that run one of them. */
  public static List<String> words(String... words) {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-cp"));
    all.add(
        Path.of(
                java.net.URI.create(
                    Program.class.getProtectionDomain().getCodeSource().getLocation().toString()))
            .toString());
    all.add(Program.class.getName());
    all.addAll(Arrays.asList(words));
    return all;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    switch (args[0]) {
      case "environment" -> say(new TreeMap<>(System.getenv()).toString());
      case "words" -> say(List.of(args).subList(1, args.length).toString());
      case "directory" -> say(Path.of("").toAbsolutePath().toString());
      case "input" -> say("read " + System.in.read());
      case "exit" -> System.exit(Integer.parseInt(args[1]));
      case "both" -> {
        say("result");
        System.err.write("complaint\n".getBytes(StandardCharsets.UTF_8));
      }
      case "escape" -> say("a\u001b[2Jb");
      case "flood" -> flood(Long.parseLong(args[1]));
      case "wait" -> {
        say("waiting");
        new CountDownLatch(1).await();
      }
      case "stubborn" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(Program::stay));
        say("waiting");
        new CountDownLatch(1).await();
      }
      case "family" -> {
        Process child =
            new ProcessBuilder(words("stubborn"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        say(ProcessHandle.current().pid() + " " + child.pid());
        child.waitFor();
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void say(String line) {
    System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8), 0, line.length() + 1);
    System.out.flush();
  }

  private static void stay() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void flood(long bytes) {
    byte[] block = new byte[4096];
    for (long left = bytes; left > 0; left -= block.length) {
      System.out.write(block, 0, (int) Math.min(block.length, left));
    }
    System.out.flush();
  }
}
