package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a listener makes of those who connect: a file plays it, {@code srv}, and its peers. */
@Timeout(60)
class ListenTest {

  private static Cli.Outcome run(String... lines) {
    return new Cli().in(String.join("\n", lines) + "\n").with("run", "-");
  }

  /** Runs a file whose listener has two peers already, {@code a} and then {@code b}. */
  private static Cli.Outcome withTwo(String... lines) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "set timeout 10s",
                "listen tcp-listen://127.0.0.1:0 as srv",
                "open tcp://127.0.0.1:${port} as a",
                "@srv expect connection",
                "open tcp://127.0.0.1:${port} as b",
                "@srv expect connection"));
    all.addAll(List.of(lines));
    return run(all.toArray(String[]::new));
  }

  @Test
  void eachConnectionIsReachedByItsOwnName() {
    Cli.Outcome outcome =
        withTwo(
            "echo ${connection}",
            "@srv.1 send \"to a\"",
            "use srv.2",
            "send \"to b\"",
            "@a expect data exactly \"to a\"",
            "@b expect data exactly \"to b\"",
            "@b send \"from b\"",
            "expect data exactly \"from b\"",
            "@srv.1 expect nothing within 50ms");
    assertThat(outcome.exits(0).lines()).contains("srv.2");
  }

  @Test
  void theNameOfTheListenerMeansWhoCameLastOfThoseThatAreThere() {
    withTwo(
            "@srv send first",
            "@b expect data exactly first",
            "close b",
            "@srv expect closed",
            "@srv send second",
            "@a expect data exactly second")
        .exits(0);
  }

  @Test
  void whatAnyPeerSendsIsExpectedOnTheListener() {
    withTwo(
            "@a send \"from a\"",
            "@b send \"from b\"",
            "@srv expect data exactly \"from a\"",
            "@srv expect data exactly \"from b\"")
        .exits(0);
  }

  @Test
  void rulesOfTheListenerAnswerEachPeerByItself() {
    withTwo(
            "@srv on data",
            "  send \"re ${message}\"",
            "end",
            "open tcp://127.0.0.1:${port} as c",
            "@a send 1",
            "@b send 2",
            "@c send 3",
            "@a expect data exactly \"re 1\"",
            "@b expect data exactly \"re 2\"",
            "@c expect data exactly \"re 3\"",
            "stop on@srv",
            "@a send 4",
            "@a expect nothing within 100ms")
        .exits(0);
  }

  @Test
  void closingTheListenerClosesItsConnectionsAndSaysSo() {
    Cli.Outcome outcome =
        withTwo("@a send there", "close srv", "@a expect closed", "@b expect closed", "use srv.1");
    outcome.exits(2).says("there is no session srv.1; there is a, b");
  }

  @Test
  void oneConnectionIsClosedAloneAndTheListenerIsCurrentThen() {
    withTwo(
            "use srv.1",
            "close",
            "@a expect closed",
            "send hi",
            "@b expect data exactly hi",
            "open tcp://127.0.0.1:${port} as c",
            "@srv expect connection",
            "if ${connection} != srv.3",
            "  fail \"a number is not given again\"",
            "end")
        .exits(0);
  }

  @Test
  void whoIsOneTooManyIsRefused() {
    run(
            "set timeout 10s",
            "listen tcp-listen://127.0.0.1:0?max-connections=1 as srv",
            "open tcp://127.0.0.1:${port} as a",
            "@srv expect connection",
            "open tcp://127.0.0.1:${port} as b",
            "@b expect closed",
            "@a send still",
            "@srv expect data exactly still",
            "close a",
            "@srv expect closed",
            "open tcp://127.0.0.1:${port} as c",
            "@srv expect connection",
            "@c send again",
            "@srv expect data exactly again")
        .exits(0);
  }

  @Test
  void aConnectionCannotBeOpenedAgainByThisEnd() {
    withTwo("reopen srv.1").exits(2).says("srv.1 is a connection that came to srv");
    withTwo("@a expect connection").exits(2).says("a is no listener");
  }

  @Test
  void aLogTellsWhatHappensOnceWithTheNumberOfTheConnection(@TempDir Path home) throws Exception {
    Path log = home.resolve("all.jsonl");
    withTwo("log start " + log + " as json", "@srv.1 send one", "@srv.2 send two", "log stop")
        .exits(0);
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains("\"session\":\"srv") && line.contains("\"DATA\""))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"connection\":1,") && line.contains("\"one\""))
        .anyMatch(line -> line.contains("\"connection\":2,") && line.contains("\"two\""));
  }

  @Test
  void connectionsTakeTheNewNameOfTheirListener() {
    withTwo("@srv rename sim", "@sim.2 send hi", "@b expect data exactly hi").exits(0);
  }

  @Test
  void theListenerOfAClosedPortListensAgainAtTheSamePlace() {
    assertThat(
            run("listen tcp-listen://127.0.0.1:0 as srv", "reopen srv", "echo again")
                .exits(0)
                .lines())
        .contains("again");
  }
}
