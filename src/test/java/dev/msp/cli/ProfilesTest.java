package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile stands wherever an endpoint does. */
class ProfilesTest {

  private static final String NOBODY = "tcp://127.0.0.1:1";

  @TempDir private Path directory;

  private Home bench(Peer peer, String... more) throws IOException {
    String[] lines = new String[2 + more.length];
    lines[0] = "[profile bench]";
    lines[1] = "endpoint = " + peer.endpoint();
    System.arraycopy(more, 0, lines, 2, more.length);
    return Home.with(directory, lines);
  }

  @Test
  void aNameIsAnEndpoint() throws IOException {
    try (Peer peer = Peer.acking()) {
      bench(peer).cli().with("send", "bench", "one", "two").exits(0);
      assertThat(peer.texts()).containsExactly("one", "two");
    }
  }

  @Test
  void theOptionIsTheEndpointSoThatAllWordsAreMessages() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = bench(peer);
      home.cli().with("send", "--profile", "bench", "one", "two").exits(0);
      home.cli().with("send", "tcp://x", "--profile=bench", NOBODY).exits(0);
      home.cli().with("--profile", "bench", "send", "--quiet", "three").exits(0);
      home.cli().with("--profile=bench", "--config", home.conf().toString(), "send", "4").exits(0);
      home.cli().env("MSP_PROFILE", "bench").with("send", "five", "six").exits(0);
      home.cli().in("seven\n").with("send", "--profile", "bench", "-").exits(0);
      assertThat(peer.texts())
          .containsExactly("one", "two", "tcp://x", NOBODY, "three", "4", "five", "six", "seven");
    }
  }

  @Test
  void withTheVariableAWordThatMayBeTheEndpointIsNotSent() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = bench(peer);
      for (String word : List.of(NOBODY, "bench", "host:1", "/dev/ttyUSB0", "COM3", "12:30")) {
        home.cli()
            .env("MSP_PROFILE", "bench")
            .with("send", word, "x")
            .exits(2)
            .complains("MSP_PROFILE is bench, but " + word + " may be meant as the endpoint");
      }
      home.cli().env("MSP_PROFILE", "bench").with("send", NOBODY).exits(0);
      assertThat(peer.texts()).containsExactly(NOBODY);
    }
  }

  @Test
  void optionsBehindTheNameWin() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = bench(peer, "version = 1");
      home.cli().with("send", "bench?version=2", "x").exits(0);
      home.cli().with("send", "--profile", "bench?version=2", "x").exits(0);
      home.cli().with("send", "bench", "x").exits(0);
      assertThat(peer.received()).extracting(frame -> frame.version()).containsExactly(2, 2, 1);
    }
  }

  @Test
  void anOptionBehindTheNameMustMeanSomething() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = bench(peer);
      home.cli()
          .with("send", "bench?baud=1", "x")
          .exits(2)
          .complains("baud", "means nothing on tcp");
      home.cli().with("send", "bench?idle-timeout=1s", "x").exits(2).complains("idle-timeout");
      home.cli().with("send", "bench", "x", "--ack-timeout", "x").exits(2).complains("ack-timeout");
    }
  }

  @Test
  void whatMeansNothingToACommandIsOfNoConsequenceInTheFile() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = bench(peer, "idle-timeout = 1m", "connect-timeout = 1s", "[defaults]", "baud=1");
      home.cli().with("send", "bench", "x").exits(0);
      String address = peer.endpoint().replace("tcp://", "");
      home.cli().with("serve", "bench").exits(3).complains(address, "in use");
    }
  }

  @Test
  void serveListensWhereTheProfileSays() throws Exception {
    Home home = Home.with(directory, "[profile bench]", "endpoint = tcp-listen://127.0.0.1:0");
    for (String[] line :
        new String[][] {
          {"serve", "bench"}, {"serve", "--profile", "bench"}, {"--profile=bench", "serve"}
        }) {
      try (Serve serve = Serve.start(home.cli(), line)) {
        Cli.run("send", serve.endpoint(), "x").exits(0);
      }
    }
    try (Serve serve = Serve.start(home.cli().env("MSP_PROFILE", "bench"), "serve")) {
      Cli.run("send", serve.endpoint(), "x").exits(0);
    }
  }

  @Test
  void serveTakesWordsRatherThanTheVariableAndNotBesideTheOption() throws Exception {
    Home home = Home.with(directory, "[profile bench]", "endpoint = " + NOBODY);
    String free = "tcp-listen://127.0.0.1:0";
    try (Serve serve = Serve.start(home.cli().env("MSP_PROFILE", "bench"), "serve", free)) {
      assertThat(serve.ports()).doesNotContain(1);
    }
    home.cli()
        .with("serve", "--profile", "bench", free)
        .exits(2)
        .complains("--profile is the endpoint where there is no other");
  }

  @Test
  void aSessionIsCalledAsItsProfileUnlessItHasAName() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home =
          bench(peer, "[profile other]", "endpoint = " + peer.endpoint(), "name = \"the other\"");
      assertThat(home.cli().with("send", "bench", "x", "--json").out())
          .contains("\"session\":\"bench\"");
      assertThat(home.cli().with("send", "other", "x", "--json").out())
          .contains("\"session\":\"the other\"");
    }
  }

  @Test
  void eachProfileHasItsPassword() throws Exception {
    Home home =
        Home.with(
            directory,
            "[profile one]",
            "endpoint = tcp-listen://127.0.0.1:0",
            "password-file = ~/one",
            "[profile two]",
            "endpoint = tcp-listen://127.0.0.1:0",
            "password-file = " + directory.resolve("two"),
            "[profile plain]",
            "endpoint = tcp-listen://127.0.0.1:0");
    home.secret("one", "first\n");
    home.secret("two", "second\n");
    try (Serve serve = Serve.start(home.cli(), "serve", "one", "two", "plain")) {
      serve.awaitErr(text -> text.split("Ctrl-C ends", -1).length == 4);
      String to = "tcp://127.0.0.1:";
      new Cli().env("MSP_PASSWORD", "first").with("send", to + serve.ports().get(0), "x").exits(0);
      new Cli().env("MSP_PASSWORD", "second").with("send", to + serve.ports().get(1), "x").exits(0);
      Cli.run("send", to + serve.ports().get(2), "x").exits(0);
    }
  }

  @Test
  void aPasswordOfTheCommandLineOrTheEnvironmentBeatsTheProfiles() throws Exception {
    try (Serve serve = Serve.onFreePort(new Cli().env("MSP_PASSWORD", "right"))) {
      Home home =
          Home.with(
              directory,
              "[profile wrong]",
              "endpoint = " + serve.endpoint(),
              "password-file = ~/wrong",
              "[profile right]",
              "endpoint = " + serve.endpoint(),
              "password-file = ~/right");
      home.secret("wrong", "wrong");
      String right = home.secret("right", "right").toString();
      home.cli().with("send", "right", "x").exits(0);
      home.cli().with("send", "wrong", "x", "--password-file", right).exits(0);
      home.cli().env("MSP_PASSWORD", "right").with("send", "wrong", "x").exits(0);
      home.cli().env("MSP_PASSWORD_FILE", right).with("send", "wrong", "x").exits(0);
      home.cli().with("send", "wrong", "x", "--ack-timeout", "100ms").exits(4);
    }
  }

  @Test
  void aPasswordFileThatIsNotThereIsNamed() throws IOException {
    Home home =
        Home.with(directory, "[profile p]", "endpoint = " + NOBODY, "password-file = ~/none");
    home.cli()
        .with("send", "p", "x")
        .exits(2)
        .complains("password file " + directory.resolve("none") + " does not exist");
  }

  @Test
  void anUnknownNameIsToldWithTheFileAndTheNearest() throws IOException {
    Home home =
        Home.with(
            directory, "[profile bench]", "endpoint=" + NOBODY, "[profile dut]", "endpoint=loop:");
    home.cli()
        .with("send", "bensh", "x")
        .exits(2)
        .complains(
            "bensh is neither an endpoint nor a profile in "
                + home.conf()
                + "; did you mean bench?");
    home.cli()
        .with("send", "elsewhere?window=2", "x")
        .exits(2)
        .complains("elsewhere is neither", home.conf() + ", which has bench, dut");
    home.cli()
        .with("send", "--profile", "bensh", "x")
        .exits(2)
        .complains(
            "--profile: there is no profile bensh in " + home.conf() + "; did you mean bench?");
    home.cli()
        .env("MSP_PROFILE", "bensh")
        .with("serve")
        .exits(2)
        .complains("MSP_PROFILE: there is no profile bensh");
    home.cli()
        .with("send", "--profile", NOBODY, "x")
        .exits(2)
        .complains("there is no profile " + NOBODY);
  }

  @Test
  void manyNamesAreNotAllTold() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 10; i < 30; i++) {
      text.append("[profile board").append(i).append("]\nendpoint=loop:\n");
    }
    Home home = Home.with(directory, text.toString());
    home.cli()
        .with("send", "elsewhere", "x")
        .exits(2)
        .complains("which has board10, board11, ", "board17 and 12 more");
  }

  @Test
  void whereThereIsNoFileThatIsSaid() {
    new Cli()
        .env("HOME", directory.toString())
        .with("send", "bench", "x")
        .exits(2)
        .complains(
            "bench is neither an endpoint nor a profile: there is no "
                + directory.resolve(".config/msp/msp.conf"),
            "write an endpoint like tcp://");
    Cli.run("send", "bench", "x").exits(2).complains("bench is neither an endpoint nor a profile;");
  }

  @Test
  void optionsOfTheFileMayStandBeforeACommandOnly() {
    for (String line : List.of("--profile", "--profile bench", "--config=x --help", "--config x")) {
      Cli.run(line.split(" ")).exits(2).complains("a command is missing");
    }
    Cli.run("--profile", "x", "decode", "00").exits(2).complains("no option --profile");
  }

  @Test
  void configNamesAnotherFileWhichMustBeThere() throws IOException {
    try (Peer peer = Peer.acking()) {
      Path other = directory.resolve("other.conf");
      Files.writeString(other, "[profile bench]\nendpoint = " + peer.endpoint() + "\n");
      Home home = Home.with(directory, "[profile bench]", "endpoint = " + NOBODY);
      home.cli().with("send", "bench", "x", "--config", other.toString()).exits(0);
      home.cli().env("MSP_CONFIG", other.toString()).with("send", "bench", "x").exits(0);
      home.cli()
          .env("MSP_CONFIG", "/nonexistent")
          .with("send", "bench", "x", "--config", other.toString())
          .exits(0);
      home.cli()
          .with("send", peer.endpoint(), "x", "--config", directory + "/none")
          .exits(2)
          .complains("configuration file " + directory + "/none does not exist");
      assertThat(peer.received()).hasSize(3);
    }
  }

  @Test
  void theDirectoryOfConfigurationIsThatOfXdg() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = Home.with(directory, "[profile bench]", "endpoint = " + peer.endpoint());
      String xdg = directory.resolve(".config").toString();
      new Cli().env("XDG_CONFIG_HOME", xdg).with("send", "bench", "x").exits(0);
      home.cli().env("XDG_CONFIG_HOME", "relative").with("send", "bench", "x").exits(0);
      home.cli().env("XDG_CONFIG_HOME", "/nonexistent").with("send", "bench", "x").exits(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"send tcp://127.0.0.1:1 x", "serve", "--mode client --message x"})
  void aFileWithAMistakeEndsWhatWouldUseItBeforeItBegins(String line) throws IOException {
    Home home = Home.with(directory, "[defaults]", "windw = 2", "baud = x");
    home.cli()
        .with(line.split(" "))
        .exits(2)
        .complains(
            home.conf() + ":2:1: there is no key windw in [defaults]; did you mean window?",
            "; 1 more: msp config check " + home.conf());
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "--help", "send --help", "decode 00", "encode x"})
  void itDoesNotDisturbWhatHasNoUseForIt(String line) throws IOException {
    Home.with(directory, "x").cli().with(line.split(" ")).exits(line.startsWith("dec") ? 5 : 0);
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    Files.createDirectories(directory.resolve(".config/msp/msp.conf"));
    new Cli()
        .env("HOME", directory.toString())
        .with("send", NOBODY, "x")
        .exits(2)
        .complains("msp.conf cannot be read: it is a directory");
    String[] send = {"send", NOBODY, "x"};
    new Cli().env("MSP_CONFIG", "/dev/null").with(send).exits(3);
    new Cli().env("MSP_CONFIG", "/dev/zero").with(send).exits(2).complains("it is no regular file");
    new Cli().env("MSP_CONFIG", "\0").with(send).exits(2).complains("\\0 has a name that");
    Cli.run("send", NOBODY, "x", "--config=").exits(2).complains("has no name");
  }

  @Test
  void whatAFileHoldsCannotControlTheTerminal() throws IOException {
    Home.with(directory, "\u001b]0;x\u0007\u202E = 1")
        .cli()
        .with("send", NOBODY, "x")
        .exits(2)
        .complains("\\e]0;x\\x07\\u{202E}");
  }
}
