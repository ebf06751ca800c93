package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code every} does beside the other commands, and what ends it. */
@Timeout(60)
class EveryTest {

  private static Cli.Outcome run(String... lines) {
    return new Cli().in(String.join("\n", lines) + "\n").with("run", "-");
  }

  @Test
  void aBlockRunsAgainAndAgainUntilItIsStopped() {
    run(
            "listen tcp-listen://127.0.0.1:0 as sim",
            "open tcp://127.0.0.1:${port} as dev",
            "@sim every 10ms as beat",
            "  send \"tick ${i}\"",
            "end",
            "repeat 5",
            "  expect data exactly \"tick ${i}\"",
            "end",
            "stop beat",
            "wait 50ms",
            "forget",
            "expect nothing within 100ms")
        .exits(0);
  }

  @Test
  void aRoundThatTookTooLongIsNotMadeUpForInABurst() {
    Cli.Outcome outcome =
        run(
            "every 20ms",
            "  if ${i} == 1",
            "    wait 400ms",
            "  end",
            "  echo round",
            "end",
            "wait 600ms");
    // 20 rounds would fit into the first alone; 180 ms are left.
    assertThat(outcome.exits(0).lines()).hasSizeBetween(1, 19);
  }

  @Test
  void jobsEndWithTheFile() {
    run("every 1ms as beat", "  let x ${i}", "end", "every 24h as never", "end", "wait 20ms")
        .exits(0);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("msp-job-beat", "msp-job-never");
  }

  @Test
  void aBlockThatFailsEndsTheFile() {
    run(
            "let word seven",
            "every 5ms",
            "  if ${word} > 3",
            "  end",
            "end",
            "repeat 1000 every 5ms",
            "  let n ${i}",
            "end")
        .exits(2)
        .says("-:3:3: seven is no number");
  }

  @Test
  void aSessionThatIsClosedTakesItsJobsAlong() {
    run(
            "open loop: as peer",
            "every 5ms",
            "  send x",
            "end",
            "repeat 3",
            "  expect data within 5s",
            "end",
            "close peer",
            "wait 100ms")
        .exits(0);
  }

  @Test
  void aJobMayStopItself() {
    Cli.Outcome outcome =
        run("every 5ms as once", "  echo ran", "  stop once", "  echo never", "end", "wait 100ms");
    assertThat(outcome.exits(0).out()).isEqualTo("ran\n");
  }

  @Test
  void stopSaysWhatItCouldHaveStopped() {
    run("every 1h as beat", "end", "every 1h", "end", "every 1h", "end", "stop bet")
        .exits(2)
        .says("-:7:1: nothing of that name runs; there is beat, every, every#2");
    run("every 1h as beat", "end", "stop", "stop beat")
        .exits(2)
        .says("nothing of that name runs\n");
  }
}
