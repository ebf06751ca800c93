package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command language over MSP/3: a file plays both ends, {@code sim} and {@code dev}. */
@Timeout(60)
class LinkLanguageTest {

  private static Cli.Outcome run(String... lines) {
    return file(lines).with("run", "-");
  }

  private static Cli file(String... lines) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "set timeout 10s",
                "listen tcp-listen://127.0.0.1:0 as sim",
                "open tcp://127.0.0.1:${port}?protocol=v3 as dev"));
    all.addAll(List.of(lines));
    return new Cli().in(String.join("\n", all) + "\n");
  }

  @Test
  void anAckIsThatOfWhatWasSentLast() {
    run("send one", "expect ack", "send two", "expect ack", "@sim expect data exactly two")
        .exits(0);
    run("send one", "expect ack", "expect ack within 50ms").exits(ExitCode.NO_ANSWER);
    run("send one", "expect no-ack within 50ms").exits(ExitCode.EXPECTATION);
  }

  @Test
  void framesOfTheLinkAreNeitherSomethingNorFramesUnlessAskedFor() {
    run("send one", "expect nothing within 100ms").exits(0);
    run("send one", "expect frame within 100ms").exits(ExitCode.NO_ANSWER);
    run("send one", "@sim expect frame type 0x32").exits(0);
  }

  @Test
  void aMessageIsSomethingOnce() {
    run(
            "send \"who is there?\"",
            "@sim send hello",
            "expect data exactly hello",
            "expect nothing within 50ms",
            "@sim send again",
            "wait 50ms",
            "expect nothing within 50ms")
        .exits(ExitCode.EXPECTATION);
  }

  @Test
  void rulesAnswerMessagesAndNotTheFramesThatCarryThem() {
    run(
            "@sim on frame",
            "  send \"a frame\"",
            "end",
            "@sim on data temp?",
            "  send 21.5",
            "end",
            "send temp?",
            "expect data exactly 21.5",
            "expect nothing within 50ms")
        .exits(0);
  }

  @Test
  void sessionsAndFiguresTellHowTheLinkStands() {
    Cli.Outcome told = file("send one", "sessions", "show stats").with("repl").exits(0);
    assertThat(told.out())
        .containsPattern("\\* dev  open, .*, MSP/3 clear")
        .contains("link          MSP/3 clear, nothing lost");
  }

  @Test
  void aPromptShowsMessagesAndNotTheFramesThatCarryThem() {
    Cli.Outcome told = file("send one", "@sim expect data one").with("repl").exits(0);
    assertThat(told.out()).contains("→ message     3  one").doesNotContain("LINK");
  }

  @Test
  void closeTellsThePeer() {
    Cli.Outcome told =
        file("send one", "expect ack", "close", "@sim expect closed").with("repl").exits(0);
    assertThat(told.out()).contains("closed  the peer closed the link");
  }

  @Test
  void aSessionGoesBackToWhatItWasOpenedToSpeak() {
    run("set protocol raw", "set protocol v3").exits(0);
    Cli.Outcome refused = run("set protocol auto");
    refused.exits(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("dev was not opened to speak auto; open it again with protocol=auto");
  }
}
