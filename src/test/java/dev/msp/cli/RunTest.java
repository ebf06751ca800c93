package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code msp run} makes of a file: what it prints, and what it ends with. */
@Timeout(60)
class RunTest {

  @TempDir Path directory;

  private static Cli.Outcome run(String... lines) {
    return new Cli().in(String.join("\n", lines) + "\n").with("run", "-");
  }

  private static String open(Peer peer) {
    return "open " + peer.endpoint();
  }

  @Test
  void whatIsSentAndComesAsExpectedEndsWith0() throws Exception {
    try (Peer peer = Peer.replying("v2.17 ready")) {
      Cli.Outcome outcome =
          run(
              open(peer) + " as dev",
              "send version?",
              "expect ack within 2s",
              "expect data /v(?<major>\\d+)\\.(?<minor>\\d+)/ within 2s",
              "echo \"major ${major}, minor ${minor}\"",
              "close dev");
      assertThat(outcome.exits(0).out()).isEqualTo("major 2, minor 17\n");
    }
  }

  @Test
  void somethingElseThanExpectedEndsWith1AndShowsBoth() throws Exception {
    try (Peer peer = Peer.replying("v2.17")) {
      run(open(peer), "send version?", "expect data exactly v2.18 within 200ms")
          .exits(1)
          .says(
              "-:3:1: expected data exactly v2.18 within 200 ms, but something else came",
              "expect data exactly v2.18 within 200ms",
              "came:     v2.17",
              "76 32 2E 31 38",
              "76 32 2E 31 37",
              "← DATA");
    }
  }

  @Test
  void nothingInTimeEndsWith4() throws Exception {
    try (Peer peer = Peer.acking()) {
      run(open(peer), "send x", "expect data within 100ms").exits(4).says("but nothing came");
    }
    try (Peer peer = Peer.silent()) {
      run(open(peer) + "?ack-timeout=100ms", "send x").exits(4).says("-:2:1: ", "no ACK");
    }
  }

  @Test
  void aLostLinkEndsWith3() throws Exception {
    try (Peer peer =
        Peer.playing(talk -> talk.ack(java.util.Objects.requireNonNull(talk.read())))) {
      run(open(peer), "send x", "expect data y within 10s").exits(3).says("the link was lost");
    }
  }

  @Test
  void aMistakeIsFoundBeforeTheFirstCommandRuns() throws Exception {
    try (Peer peer = Peer.acking()) {
      run(open(peer), "send x", "expct data", "expect data /(/", "send ${nobody}", "repeat 2")
          .exits(2)
          .says(
              "-:3:1: found expct",
              "did you mean expect?",
              "-:4:13: ",
              "-:5:6: found ${nobody}",
              "-:6:1: found a block without its end");
      assertThat(peer.received()).isEmpty();
    }
  }

  @Test
  void aBlockIsRepeatedAndConditionsChoose() {
    Cli.Outcome outcome =
        run(
            "repeat 3",
            "  if ${i} >= 2",
            "    echo \"big ${i}\"",
            "  else",
            "    echo small ${i}",
            "  end",
            "end",
            "let word Hello there",
            "if \"${word}\" matches /^Hello (.*)$/",
            "  echo yes",
            "end");
    assertThat(outcome.exits(0).out()).isEqualTo("small 1\nbig 2\nbig 3\nyes\n");
  }

  @Test
  void aFileMayFailByItself() {
    run("let found 1", "fail \"needs 2, found ${found}\"", "echo more")
        .exits(1)
        .says("-:2:1: needs 2, found 1");
  }

  @Test
  void aValueThatDoublesEndsTheFileAndNotTheMemory() {
    run("let x 0123456789", "repeat forever", "  let x \"${x}${x}\"", "end")
        .exits(2)
        .says("-:3:14: found a value of over 1048576 bytes, expected a shorter one");
    run("let x 0123456789", "repeat forever", "  let x ${x} ${x}", "end")
        .exits(2)
        .says("-:3:9: found a value of over 1048576 bytes");
  }

  @Test
  void theEmbeddedPeerAnswersOnLoop() {
    run("open loop:", "send ping", "expect data exactly ping", "send version?", "expect data msp")
        .exits(0);
  }

  /** Opens a session that has got three messages. */
  private static String[] after(String... lines) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "listen tcp-listen://127.0.0.1:0 as sim",
                "open tcp://127.0.0.1:${port} as dev",
                "@sim send one ; @sim send two ; @sim send three"));
    all.addAll(List.of(lines));
    return all.toArray(String[]::new);
  }

  @Test
  void everyExpectationReadsOnFromTheLastOfItsKind() {
    run(after(
            "expect data one within 2s",
            "expect data three within 2s",
            "expect nothing within 50ms",
            "forget"))
        .exits(0);
    run(after("expect data three within 2s", "expect data one within 100ms")).exits(4);
  }

  @Test
  void nothingIsNotFulfilledByWhatWasNotExpected() {
    run(after("expect data one within 2s", "expect nothing within 5s")).exits(1).says("two");
  }

  @Test
  void aSessionListensForWhoeverComes() {
    run(
            "listen tcp-listen://127.0.0.1:0 as sim",
            "open tcp://127.0.0.1:${port} as dev",
            "send \"Hello\"",
            "@sim expect data Hello within 2s",
            "@sim send \"Hi\"",
            "expect data Hi within 2s",
            "close dev",
            "@sim expect closed within 2s")
        .exits(0);
  }

  @Test
  void bytesAreExpectedWhereverFramesEnd() {
    run(
            "listen tcp-listen://127.0.0.1:0 as sim",
            "open tcp://127.0.0.1:${port} as dev",
            "raw x\"AA 55 00 08 01 10 41\"",
            "raw x\"41\"",
            "@sim expect bytes x\"AA 55 00 ?8 01 10\" within 2s",
            "@sim expect bytes /A/ within 2s",
            "expect frame exactly OK type ACK within 2s")
        .exits(0);
  }

  @Test
  void aCallOfNoMacroIsFoundBeforeTheFirstCommandRuns() {
    run("echo not run", "macro greet", "  call greet", "end", "if a == b", "  call gret", "end")
        .exits(2)
        .says("-:6:8: found gret, expected a macro of this file; did you mean greet?");
    assertThat(run("call a", "macro a ; end").exits(2).err())
        .contains("there is no macro a; macro a begins one");
  }

  @Test
  void anIncludedFileIsFoundBesideTheFileAndItsMistakesAreLocated() throws Exception {
    Path main = Files.writeString(directory.resolve("main.msp"), "include part.msp\necho ${x}\n");
    Path part = Files.writeString(directory.resolve("part.msp"), "let x from the part\n");
    assertThat(Cli.run("run", main.toString()).exits(0).out()).isEqualTo("from the part\n");
    Files.writeString(part, "include main.msp\n");
    Cli.run("run", main.toString()).exits(2).says("part.msp:1:9: ", "includes this file");
    Files.writeString(part, "echo \"\n");
    Cli.run("run", main.toString()).exits(2).says("part.msp:1:6: ");
    Files.delete(part);
    Cli.run("run", main.toString()).exits(2).says("main.msp:1:9: ");
  }

  @Test
  void whatAFileAnswersLastStillGoesOut() throws Exception {
    for (String last : new String[] {"", "close sim\n"}) {
      for (int i = 0; i < 10; i++) {
        Cli sim = new Cli();
        String script =
            "listen tcp-listen://127.0.0.1:0 as sim\necho ${port}\nexpect data hello within 20s\n";
        Thread runs = new Thread(() -> sim.in(script + last).with("run", "-", "--quiet").exits(0));
        runs.start();
        String port = sim.written().await(text -> text.endsWith("\n")).strip();
        Cli.run("send", "tcp://127.0.0.1:" + port, "hello").exits(0);
        runs.join();
      }
    }
  }
}
