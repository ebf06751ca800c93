package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the options of {@code msp run} do. */
@Timeout(60)
class RunOptionsTest {

  private static final String FAILS = "open loop:\nsend no\nexpect data exactly yes within 50ms\n";

  @TempDir Path directory;

  private String file(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  private static Cli.Outcome typed(Cli cli, String line, String... options) {
    List<String> args = new ArrayList<>(List.of("run", "-"));
    args.addAll(List.of(options));
    return cli.in(line + "\n").with(args.toArray(String[]::new));
  }

  @Test
  void aVariableHasTheValueOfTheCommandLine() {
    Cli.Outcome outcome =
        typed(
            new Cli(), "echo \"${a}|${b}|${c}\"", "--var", "a=1 = 2", "--var=b=", "--var", "c=\\n");
    assertThat(outcome.exits(0).out()).isEqualTo("1 = 2||\\\\n\n");
  }

  @Test
  void aVariableOfMspVarIsOneToo() {
    Cli cli = new Cli().env("MSP_VAR", "a=1 2\nb=3");
    assertThat(typed(cli, "echo ${a} ${b}").exits(0).out()).isEqualTo("1 2 3\n");
  }

  @Test
  void aVariableWithoutAValueTakesItSecretlyFromTheEnvironment() {
    Cli cli = new Cli().env("TOKEN", "tomato");
    assertThat(typed(cli, "echo \"it is ${TOKEN}\"", "--var", "TOKEN").exits(0).out())
        .isEqualTo("it is ***\n");
    typed(new Cli(), "echo x", "--var", "TOKEN")
        .exits(2)
        .complains("the variable TOKEN is empty or not set", "--var TOKEN=VALUE");
  }

  @Test
  void aSecretIsNowhereToBeSeen() throws IOException {
    String secret = "to\"ma\\to <&> \u001b[2Jü";
    String[] reports = {"junit", "tap", "json", "html"};
    List<String> args = new ArrayList<>(List.of("run", "-", "--secret", "PW", "--verbose"));
    for (String kind : reports) {
      args.addAll(List.of("--report", kind + "=" + directory.resolve(kind)));
    }
    String script =
        "echo \"${PW}\"\nopen loop:\nsend \"x ${PW}\"\nexpect data exactly \"${PW}\" within 50ms\n";
    Cli.Outcome outcome =
        new Cli().env("PW", secret).in(script).with(args.toArray(String[]::new)).exits(1);
    List<String> all = new ArrayList<>(List.of(outcome.out(), outcome.err()));
    for (String kind : reports) {
      all.add(Files.readString(directory.resolve(kind)));
    }
    assertThat(all).hasSize(6).allSatisfy(text -> assertThat(text).contains("***"));
    for (String text : all) {
      assertThat(text).doesNotContain("to\"ma", "to\\\"ma", "to&quot;ma", "ma\\to", "ma\\\\to");
      assertThat(text).doesNotContain("[2J", "74 6F 22 6D", "746f226d");
    }
  }

  @Test
  void aSecretWithoutAValueAndWithoutATerminalIsAMistake() {
    typed(new Cli(), "echo x", "--secret", "PW")
        .exits(2)
        .complains("the variable PW is empty or not set");
    typed(new Cli().env("PW", ""), "echo x", "--secret", "PW")
        .exits(2)
        .complains("PW is empty or not set");
  }

  @Test
  void whatIsNoNameIsNotRepeatedWithItsValue() {
    typed(new Cli(), "echo x", "--var", "my name=tomato")
        .exits(2)
        .complains("--var: ", "\"my name\"", "cannot be the name of a variable");
    assertThat(typed(new Cli(), "echo x", "--var", "my name=tomato").err())
        .doesNotContain("tomato");
    assertThat(typed(new Cli(), "echo x", "--secret", "PW=tomato").exits(2).err())
        .doesNotContain("tomato");
    typed(new Cli().env("a", "1"), "echo x", "--var", "a=1", "--secret", "a")
        .exits(2)
        .complains("the variable a is given twice");
  }

  @Test
  void onlyTheLinesThatAreAskedForAreRun() throws IOException {
    String file = file("lines.msp", "echo 1", "echo 2", "repeat 2", "  echo 4", "end", "echo 6");
    assertThat(Cli.run("run", file, "--from", "2", "--to", "3").exits(2).err())
        .contains("line 3 is within the block that begins in line 3");
    assertThat(Cli.run("run", file, "--from", "2", "--to", "5").exits(0).out())
        .isEqualTo("2\n4\n4\n");
    assertThat(Cli.run("run", file, "--from", "5").exits(0).out()).isEqualTo("6\n");
    assertThat(Cli.run("run", file, "--to", "1").exits(0).out()).isEqualTo("1\n");
  }

  @Test
  void linesThatCannotBeRunAreRefused() throws IOException {
    String file =
        file("lines.msp", "echo 1", "", "if 1 == 1", "  echo 4", "else", "  echo 6", "end");
    String within = " is within the block that begins in line 3";
    Cli.run("run", file, "--from", "4").exits(2).says("lines.msp: line 4" + within);
    Cli.run("run", file, "--to", "4").exits(2).says("line 4" + within);
    Cli.run("run", file, "--from", "6").exits(2).says("line 6" + within);
    Cli.run("run", file, "--from", "2", "--to", "2")
        .exits(2)
        .says("no command stands in the lines");
    Cli.run("run", file, "--from", "3", "--to", "2").exits(2).complains("--from is line 3, behind");
    Cli.run("run", file, file, "--from", "1").exits(0);
    Cli.run("run", file, file, "--from", "2").exits(2).complains("are for one file, not for 2");
    Cli.run("run", file, "--to", "0").exits(2).complains("--to takes a number from 1 on, not 0");
  }

  @Test
  void afterAFailureTheOtherFilesAreNotRunAndThatIsTold() throws IOException {
    String bad = file("bad.msp", FAILS);
    String good = file("good.msp", "echo good");
    Cli.Outcome outcome = Cli.run("run", good, bad, good).exits(1);
    assertThat(outcome.out()).isEqualTo("good\n");
    assertThat(outcome.err().lines().filter(line -> line.contains("good.msp")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("ok       ").contains("good.msp  1 step, "),
            line -> assertThat(line).startsWith("not run  ").endsWith("good.msp"));
    outcome.says("FAILED   ", "3 files, 4 steps: 1 passed, 1 failed, 1 not run, ");
  }

  @Test
  void keepGoingRunsAllAndTheFirstFailureSetsTheCode() throws IOException {
    String silent = file("silent.msp", "open loop:", "expect data within 20ms");
    String bad = file("bad.msp", FAILS);
    String good = file("good.msp", "echo good");
    Cli.Outcome outcome = Cli.run("run", "--keep-going", silent, bad, good).exits(4);
    assertThat(outcome.out()).isEqualTo("good\n");
    outcome.says("1 passed, 2 failed, 0 not run");
    Cli.run("run", "--keep-going", "--parallel", "3", bad, silent, good).exits(1);
  }

  @Test
  void aFailedFileIsRunAgainFromItsBeginning() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    Peer.Script third =
        talk -> {
          int number = connections.incrementAndGet();
          Frame frame = talk.read();
          while (frame != null) {
            talk.ack(frame);
            talk.send(new Frame(1, FrameType.DATA, Bytes.utf8("reply " + number)));
            frame = talk.read();
          }
        };
    try (Peer peer = Peer.playing(third)) {
      String file =
          file(
              "retry.msp",
              "open " + peer.endpoint(),
              "send x",
              "expect data within 2s",
              "echo once",
              "send y",
              "expect data exactly \"reply 3\" within 100ms");
      Cli.Outcome outcome = Cli.run("run", "--retry", "5", file).exits(0);
      outcome.says(
          "retry.msp failed; running it again, 1 of 5", "again, 2 of 5", "1 passed, 0 failed");
      assertThat(outcome.err()).doesNotContain("3 of 5");
      assertThat(outcome.out()).isEqualTo("once\nonce\nonce\n");
      assertThat(connections).hasValue(3);
    }
  }

  @Test
  void aFileThatAlwaysFailsIsRunSoManyTimesAndFails() throws IOException {
    String bad = file("bad.msp", FAILS);
    Path report = directory.resolve("r.tap");
    Cli.run("run", "--retry=2", bad, "--report", "tap=" + report).exits(1);
    assertThat(Files.readString(report)).contains("  attempts: 3\n");
  }

  @Test
  void filesSideBySideAreNotMixed() throws IOException {
    List<String> args = new ArrayList<>(List.of("run", "--parallel", "4"));
    for (int i = 0; i < 8; i++) {
      args.add(file("f" + i + ".msp", "repeat 50 as n", "  echo " + i, "  wait 1ms", "end"));
    }
    Cli.Outcome outcome = Cli.run(args.toArray(String[]::new)).exits(0);
    List<String> blocks = new ArrayList<>();
    for (String line : outcome.lines()) {
      if (blocks.isEmpty() || !blocks.get(blocks.size() - 1).equals(line)) {
        blocks.add(line);
      }
    }
    assertThat(outcome.lines()).hasSize(8 * 50);
    assertThat(blocks).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7");
  }

  @Test
  void filesSideBySideRunAtTheSameTime() throws IOException {
    CountDownLatch both = new CountDownLatch(2);
    Peer.Answer together =
        (frame, talk) -> {
          both.countDown();
          if (awaits(both)) {
            talk.ack(frame);
          }
        };
    try (Peer peer = Peer.answering(together)) {
      String[] lines = {"open " + peer.endpoint() + "?ack-timeout=30s", "send x"};
      Cli.run("run", "--parallel", "2", file("a.msp", lines), file("b.msp", lines)).exits(0);
    }
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void quietTellsFailuresAndWhatFilesSayOnly() throws IOException {
    String good = file("good.msp", "echo good");
    Cli.Outcome outcome = Cli.run("run", "--quiet", good).exits(0);
    assertThat(outcome.out()).isEqualTo("good\n");
    assertThat(outcome.err()).isEmpty();
    Cli.run("run", "--quiet", file("bad.msp", FAILS)).exits(1).says("bad.msp:3:1: expected data");
  }

  @Test
  void verboseTellsEachStepWithItsTime() throws IOException {
    String file = file("v.msp", "open loop:", "repeat 2", "  send \"n ${i}\"", "end");
    List<String> told =
        Cli.run("run", "--verbose", file).exits(0).err().lines().map(String::strip).toList();
    String time = "[0-9.]+ m?s  .*v.msp:";
    assertThat(told)
        .satisfiesExactly(
            line -> assertThat(line).matches(time + "1  open loop:  # .*open.*"),
            line -> assertThat(line).matches(time + "3  send \"n \\$\\{i}\"  # acked .*"),
            line -> assertThat(line).matches(time + "3  send \"n \\$\\{i}\"  # acked .*"),
            line -> assertThat(line).matches(time + "2  repeat 2"),
            line -> assertThat(line).startsWith("ok "),
            line -> assertThat(line).startsWith("1 file, 4 steps: 1 passed"));
  }

  @Test
  void verboseShowsALineAsItIsWritten() throws IOException {
    String file = file("v.msp", "let pattern \"\\\\d\"", "if ${pattern} matches /\\d/", "end");
    Cli.run("run", "--verbose", file)
        .exits(0)
        .says("v.msp:1  let pattern \"\\\\d\"\n", "v.msp:2  if ${pattern} matches /\\d/\n");
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    Cli.run("run", "-", "--retry", "x").exits(2).complains("--retry takes a number from 0 to 1000");
    Cli.run("run", "-", "--parallel", "0")
        .exits(2)
        .complains("--parallel takes a number from 1 to");
    new Cli()
        .env("MSP_RETRY", "-1")
        .with("run", "-")
        .exits(2)
        .complains("MSP_RETRY takes a number");
    Cli.run("run").exits(2).complains("run takes one file or more");
    Cli.run("run", "-", "-").exits(2).complains("standard input (-) can be read once only");
  }
}
