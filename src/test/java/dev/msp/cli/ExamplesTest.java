package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.FrameType;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs each of the examples in {@code scripts/examples}, where it succeeds and where it fails. */
@Timeout(60)
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("scripts", "examples");
  private static final Set<String> RUN = new TreeSet<>();

  @TempDir private Path directory;

  @AfterAll
  static void noExampleIsLeftOut() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      assertThat(RUN)
          .containsExactlyElementsOf(
              files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
    }
  }

  private static String example(String name) {
    RUN.add(name);
    return EXAMPLES.resolve(name).toString();
  }

  /** Runs an example with some variables, {@code NAME=VALUE}. */
  private static Cli.Outcome run(Cli cli, String name, String... variables) {
    List<String> words = new ArrayList<>(List.of("run", "--quiet"));
    for (String variable : variables) {
      words.addAll(List.of("--var", variable));
    }
    words.add(example(name));
    return cli.with(words.toArray(String[]::new));
  }

  private static Cli.Outcome run(String name, String... variables) {
    return run(new Cli(), name, variables);
  }

  /** Starts a device that plays an example. */
  private static Serve device(Cli cli, String name) throws InterruptedException {
    return Serve.onFreePort(cli, "--quiet", "--script", example(name));
  }

  @Test
  void anExampleSaysWhatItNeeds() {
    run("greeting.msp")
        .exits(2)
        .says(
            "${endpoint}", "; set it with let endpoint VALUE, --var endpoint=VALUE, or --secret ");
  }

  @Test
  void theGreetingIsAnswered() {
    assertThat(run("greeting.msp", "endpoint=loop:").exits(0).out())
        .isEqualTo("the device says: Hello MSP\n");
  }

  @Test
  void theGreetingNeedsAnAnswer() throws Exception {
    try (Peer peer = Peer.acking()) {
      run("greeting.msp", "endpoint=" + peer.endpoint()).exits(4).says("but nothing came");
    }
  }

  @Test
  void firmwareThatIsNewEnoughPassesAndOlderDoesNot() throws Exception {
    for (String good : List.of("v2.3", "2.10 beta", "v10.0")) {
      try (Peer peer = Peer.replying(good)) {
        assertThat(run("version.msp", "endpoint=" + peer.endpoint()).exits(0).out())
            .startsWith("firmware ");
      }
    }
    for (String old : List.of("v2.2", "v1.9")) {
      try (Peer peer = Peer.replying(old)) {
        run("version.msp", "endpoint=" + peer.endpoint())
            .exits(1)
            .says("firmware " + old.substring(1) + " is too old, 2.3 is needed");
      }
    }
  }

  @Test
  void theSoakTellsWhichRoundTripWasMissed() throws Exception {
    assertThat(run("soak.msp", "endpoint=loop:", "rounds=5").exits(0).out())
        .isEqualTo("5 round trips, all in time\n");
    int[] came = {0};
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              if (frame.type() == FrameType.DATA) {
                talk.ack(frame);
                came[0]++;
                if (came[0] != 3) {
                  talk.send(frame);
                }
              }
            })) {
      run("soak.msp", "endpoint=" + peer.endpoint(), "rounds=5").exits(4).says("\"ping 3\"");
    }
  }

  @Test
  void theSimulatedDeviceAnswersAndKeepsASetting() throws Exception {
    try (Serve device = device(new Cli(), "simulator.msp")) {
      String endpoint = device.endpoint();
      Cli.run("send", endpoint, "version?", "--expect", "thermo v2.4").exits(0);
      Cli.run("send", endpoint, "temp?", "--expect", "21.5 C").exits(0);
      Cli.run("send", endpoint, "unit F", "temp?", "--expect", "/ F$/").exits(0);
      Cli.run("send", endpoint, "coffee", "--expect", "unknown command").exits(0);
    }
  }

  @Test
  void theServerRefusesEveryFault() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli())) {
      assertThat(run("faults.msp", "endpoint=" + serve.endpoint()).exits(0).out())
          .isEqualTo("the server refused what was bad, and took the rest\n");
    }
    try (Peer peer = Peer.acking()) { // it acknowledges also what is broken
      run("faults.msp", "endpoint=" + peer.endpoint())
          .exits(1)
          .says("expect no-ack", "expected no ACK within 200 ms");
    }
  }

  private static RawPeer board(String log) throws IOException {
    return RawPeer.that(
        connection -> {
          InputStream in = connection.getInputStream();
          assertThat(in.read()).isEqualTo('\r');
          write(connection, log);
          assertThat(in.read()).isEqualTo(-1); // until the file is over
        });
  }

  private static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theBootLogIsReadToTheLoginAndAPanicEndsIt() throws Exception {
    String begin =
        "\r\nU-Boot 2024.01 (Jan 02)\r\nStarting kernel ...\r\n[0.0] Linux version 6.1.0 x\r\n";
    try (RawPeer board = board(begin + "board login: ")) {
      assertThat(
              run("bootlog.msp", "endpoint=" + board.endpoint() + "?protocol=raw").exits(0).out())
          .isEqualTo("boot loader 2024.01, kernel 6.1.0\n");
      board.await();
    }
    try (RawPeer board = board(begin + "Kernel panic - not syncing: no init\r\n")) {
      run("bootlog.msp", "endpoint=" + board.endpoint() + "?protocol=raw")
          .exits(1)
          .says("Kernel panic - not syncing: no init");
      board.await();
    }
  }

  @Test
  void thePasswordIsTakenFromTheEnvironmentAndNeverShown() throws Exception {
    Path ready =
        Files.writeString(
            directory.resolve("ready.msp"), "on data exactly \"status?\"\n  send ready\nend\n");
    Cli vault = new Cli().env("MSP_PASSWORD", "open sesame");
    try (Serve device = Serve.onFreePort(vault, "--quiet", "--script", ready.toString())) {
      String[] words = {
        "run",
        "--verbose",
        "--var",
        "endpoint=" + device.endpoint() + "?ack-timeout=300ms",
        "--secret",
        "pw",
        example("password.msp")
      };
      Cli.Outcome right = new Cli().env("pw", "open sesame").with(words).exits(0);
      assertThat(right.out()).contains("the device has the same password");
      Cli.Outcome wrong = new Cli().env("pw", "open barley").with(words);
      assertThat(wrong.exitCode()).as(wrong.err()).isNotZero();
      for (Cli.Outcome outcome : List.of(right, wrong)) {
        assertThat(outcome.out() + outcome.err()).doesNotContain("sesame", "barley");
      }
    }
  }

  @Test
  void theNightlyJobLogsBothDevices() throws Exception {
    Path log = directory.resolve("nightly.jsonl");
    example("devices.msp"); // nightly.msp includes it
    Cli.Outcome outcome = run("nightly.msp", "dut=loop:", "reference=loop:", "log=" + log).exits(0);
    assertThat(outcome.out()).endsWith("both devices are well\n");
    assertThat(Files.readAllLines(log))
        .anyMatch(line -> line.contains("\"session\":\"dut\"") && line.contains("ping 10"))
        .anyMatch(line -> line.contains("\"session\":\"reference\"") && line.contains("only for"));
  }

  @Test
  void theNightlyJobTellsThatADeviceHasAnotherVersion() throws Exception {
    try (Peer old = Peer.replying("v0.0-old")) {
      Path log = directory.resolve("other.jsonl");
      run("nightly.msp", "dut=" + old.endpoint(), "reference=loop:", "log=" + log)
          .exits(1)
          .says("the device has 0.0-old, the reference ");
    }
  }

  @Test
  void theValueIsPolledBesideTheOtherCommands() throws Exception {
    try (Serve device = device(new Cli(), "simulator.msp")) {
      Cli.Outcome outcome = run("poll.msp", "endpoint=" + device.endpoint()).exits(0);
      assertThat(outcome.lines()).startsWith("poll 1: 21.5", "poll 2: 21.5");
    }
  }
}
