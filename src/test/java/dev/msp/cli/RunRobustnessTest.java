package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are none, or that mean no good: told where, with 2, at once, and nothing was run. */
@Timeout(60)
class RunRobustnessTest {

  @TempDir Path directory;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
  }

  private static Cli.Outcome run(Path... files) {
    List<String> args = new ArrayList<>(List.of("run"));
    for (Path file : files) {
      args.add(file.toString());
    }
    return Cli.run(args.toArray(String[]::new));
  }

  @Test
  void mistakesOfAllFilesAreToldAndNoneIsRun() throws Exception {
    try (Peer peer = Peer.acking()) {
      Path good = file("good.msp", "open " + peer.endpoint(), "send x");
      Cli.Outcome outcome =
          run(
              good,
              file("a.msp", "snd x", "expct y"),
              directory.resolve("none"),
              file("b.msp", "end"));
      outcome
          .exits(2)
          .says("a.msp:1:1: ", "a.msp:2:1: ", "none: there is no such file", "b.msp:1:1: ");
      outcome.says("msp: the 4 files were not run: 4 mistakes");
      assertThat(peer.received()).isEmpty();
    }
  }

  @Test
  void bytesAreNoCommands() throws IOException {
    long seed = 4711;
    Random random = new Random(seed);
    for (int size : new int[] {1, 100, 100_000}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      bytes[0] = (byte) 0xFF;
      Path file = Files.write(directory.resolve("x"), bytes);
      assertThat(run(file).exits(2).err())
          .as("seed %d", seed)
          .contains("x: no text in UTF-8, from line 1 on");
    }
  }

  @Test
  void zerosAreAMistakeInTheFirstLine() throws IOException {
    for (int size : new int[] {1, 1000, 1 << 20}) {
      run(Files.write(directory.resolve("x"), new byte[size])).exits(2).says("x:1:");
    }
  }

  @Test
  void aLineWithoutEndIsGivenUpSoon() {
    long[] read = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read[0]++;
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            read[0] += length;
            return length;
          }
        };
    new Cli().in(endless).with("run", "-").exits(2).says("-: longer than 4194304 bytes");
    assertThat(read[0]).isLessThan(5 << 20);
  }

  @Test
  void thousandsOfMistakesAreNotAllTold() throws IOException {
    String[] lines = new String[5000];
    Arrays.fill(lines, "snd x");
    Cli.Outcome outcome = run(file("x.msp", lines)).exits(2);
    outcome.says("x.msp:20:1: ", "x.msp: 30 more mistakes");
    assertThat(outcome.err()).doesNotContain("x.msp:21:1: ");
  }

  @Test
  void whatIsNoFileIsSaidToBeNone() throws Exception {
    run(directory).exits(2).says(": a directory; name the files in it");
    run(Path.of("/dev/zero")).exits(2).says("/dev/zero: no regular file");
    run(Path.of("/proc/self/mem")).exits(2).says("/proc/self/mem: cannot be read: ");
    run(file("x.msp", "include /dev/zero")).exits(2).says("/dev/zero");
    run(file("x.msp", "include .")).exits(2).says("x.msp:1:9: ");
    Path fifo = directory.resolve("fifo");
    Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    run(fifo).exits(2).says("fifo: no regular file; - is standard input: msp run - <");
  }

  @Test
  void filesThatIncludeEachOtherTwiceEnd() throws IOException {
    for (int i = 0; i < 19; i++) {
      file("f" + i, "include f" + (i + 1), "include f" + (i + 1));
    }
    Path first = directory.resolve("f0");
    file("f19", "echo");
    run(first).exits(2).says("more than 1000 files included in all");
  }

  @Test
  void aRegularExpressionTakesLinearTime() throws IOException {
    try (Peer peer = Peer.replying("a".repeat(30_000) + "!")) {
      Path file =
          file("x.msp", "open " + peer.endpoint(), "send x", "expect data /^(a+)+$/ within 300ms");
      run(file).exits(1).says("x.msp:3:1: ");
    }
  }

  @Test
  void aSessionThatDiesInMidFileIsLocated() throws IOException {
    try (Peer peer =
        Peer.playing(talk -> talk.ack(java.util.Objects.requireNonNull(talk.read())))) {
      Path file =
          file("x.msp", "open " + peer.endpoint(), "send 1", "expect closed within 5s", "send 2");
      run(file).exits(3).says("x.msp:4:1: ");
    }
  }

  @Test
  void aLineBeforeTheFirstCommandMayNameTheInterpreter() throws IOException {
    assertThat(run(file("x.msp", "#!/usr/bin/env -S msp run", "echo hi")).exits(0).out())
        .isEqualTo("hi\n");
  }
}
