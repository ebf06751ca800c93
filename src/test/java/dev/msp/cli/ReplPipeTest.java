package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code msp repl} without a terminal: each line is run as it comes. */
@Timeout(60)
class ReplPipeTest {

  private static Cli.Outcome repl(String... lines) {
    return new Cli().in(String.join("\n", lines) + "\n").with("repl");
  }

  /** Returns what was printed, without the time of day in front. */
  private static List<String> events(Cli.Outcome outcome) {
    return outcome.lines().stream()
        .map(line -> line.replaceFirst("^[0-9:.]{12} ", "").replaceFirst("  [0-9.]+ .?s$", ""))
        .toList();
  }

  @Test
  void whatIsSentAndWhatComesIsPrintedOnceAndNothingIsEchoed() {
    Cli.Outcome outcome = repl("open loop: as dev", "send version?", "expect data msp within 5s");
    assertThat(events(outcome.exits(0)))
        .startsWith(
            "dev: open, loop: to its peer", "→ DATA      15  version?", "← ACK        9  OK")
        .anyMatch(line -> line.startsWith("← DATA") && line.endsWith("msp " + Version.TEXT))
        .filteredOn(line -> line.contains("ack") || line.contains("open"))
        .as("nothing is told twice")
        .hasSize(1);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void whatHappensOnAConnectionOfAListenerIsToldOnceByTheNameToUse() {
    Cli.Outcome outcome =
        repl(
            "listen tcp-listen://127.0.0.1:0 as srv",
            "open tcp://127.0.0.1:${port} as dev",
            "@srv expect connection within 10s",
            "@srv.1 send hello");
    assertThat(outcome.exits(0).lines())
        .filteredOn(line -> line.contains("srv"))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("srv: listening on "))
        .anyMatch(line -> line.matches("srv\\.1 .* \\* open +127.*"))
        .anyMatch(line -> line.matches("srv\\.1 .* → DATA +12  hello"))
        .anyMatch(line -> line.matches("srv\\.1 .* ← ACK +9  OK  .*s"));
  }

  @Test
  void theRoundTripStandsBehindTheAck() {
    assertThat(repl("open loop:", "send x").lines())
        .anyMatch(line -> line.matches(".* ← ACK +9  OK  [0-9.]+ .?s"));
  }

  @Test
  void linesBehindAFailureAreRunAndTheFirstFailureIsTheExitCode() {
    Cli.Outcome outcome =
        repl("open loop:", "send one", "expect data two within 100ms", "sned x", "echo still here");
    assertThat(outcome.exits(1).out()).contains("still here");
    outcome.says(
        "column 1: expected data two within 100 ms, but something else came",
        "  expect data two within 100ms\n",
        "column 1: found sned, expected a command; did you mean send?");
  }

  @Test
  void aBlockIsRunWhenItsEndHasCome() {
    Cli.Outcome outcome =
        repl(
            "repeat 2", "if ${i} == 2", "echo two", "else", "echo one", "end", "end", "echo three");
    assertThat(outcome.exits(0).out()).isEqualTo("one\ntwo\nthree\n");
  }

  @Test
  void nothingOfABlockWithAMistakeIsRun() {
    Cli.Outcome outcome =
        repl("repeat x", "echo no", "end", "repeat 2", "ecko no", "end", "echo y");
    assertThat(outcome.exits(2).out()).isEqualTo("y\n");
    outcome.says("column 8: ", "line 2, column 1: found ecko");
  }

  @Test
  void aBlockWithAMistakeInItsHeadEndsWithItsEndAndOtherwiseSwallowsTheRestAndSaysSo() {
    Cli.Outcome ended = repl("repeat x", "echo no", "end", "echo yes");
    assertThat(ended.exits(2).out()).isEqualTo("yes\n");
    assertThat(ended.err().lines().filter(line -> line.contains("found"))).hasSize(1);
    Cli.Outcome open = repl("repeat x", "echo no", "echo no more");
    assertThat(open.exits(2).out()).isEmpty();
    open.says("column 8: found x", "found a block without its end");
  }

  @Test
  void aBlockWithoutItsEndIsAMistake() {
    Cli.Outcome outcome = repl("repeat 2", "echo no");
    assertThat(outcome.exits(2).out()).isEmpty();
    outcome.says("a block without its end");
  }

  @Test
  void whatIsNoTextIsNotRun() {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    in.writeBytes("echo one\necho ".getBytes(StandardCharsets.UTF_8));
    in.writeBytes(new byte[] {(byte) 0xC3, '(', '\n'});
    in.writeBytes(
        ("echo " + "x".repeat(300_000) + "\r\necho two\r").getBytes(StandardCharsets.UTF_8));
    Cli.Outcome outcome = new Cli().in(in.toByteArray()).with("repl");
    assertThat(outcome.exits(2).out()).isEqualTo("one\ntwo\n");
    outcome.says("the line is no text in UTF-8; it was not run", "the line is longer than ");
  }

  @Test
  void endpointsOnTheCommandLineAreOpenedFirst() {
    Cli.Outcome outcome = new Cli().in("sessions").with("repl", "loop:", "loop:?name=two");
    assertThat(outcome.exits(0).lines())
        .contains("  loop:  open, loop: to its peer", "* two  open, loop: to its peer");
  }

  @Test
  void anEndpointThatCannotBeReachedIsAFailure() {
    new Cli().in("echo on").with("repl", "nonsense://x").exits(2).says("column 6: ", "nonsense");
  }

  @Test
  void anEndpointWhereNobodyListensIsAFailureAndASendWaitsForItNoLongerThanForAnAck()
      throws Exception {
    String nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "tcp://127.0.0.1:" + free.getLocalPort() + "?ack-timeout=100ms&name=dev";
    }
    Cli.Outcome named = new Cli().in("echo on").with("repl", nobody);
    assertThat(named.exits(3).out()).endsWith("on\n");
    named.says("connection refused", "; trying again");
    Cli.Outcome typed = repl("open " + nobody, "send x", "echo on");
    assertThat(typed.exits(3).out()).endsWith("on\n");
    typed.says("; trying again", "not sent: dev is ");
  }

  @Test
  void nothingBehindQuitIsRun() {
    assertThat(repl("echo a", "quit", "echo b").exits(0).out()).isEqualTo("a\n");
  }

  @Test
  void whatQuotesTheLanguageCanBeTypedAsItIsShown() {
    assertThat(repl("help expect data").lines())
        .contains("  expect data /v(?<major>\\d+)\\./ within 1s");
    String let = "let path \"C:\\\\temp\"";
    assertThat(repl(let, "show variables").lines()).contains(let);
    assertThat(repl("echo \"C:\\\\temp\"").out()).isEqualTo("C:\\\\temp\n");
  }

  @Test
  void nobodyIsThereToWaitFor() {
    repl("pause").exits(2).says("there is no terminal");
  }
}
