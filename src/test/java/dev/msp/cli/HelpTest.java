package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {

  private static final List<Subcommand> COMMANDS =
      List.of(
          new DemoCommand(),
          new SendCommand(),
          new ServeCommand(),
          new RawCommand(),
          new PortsCommand(),
          new SerialCommand(),
          new DecodeCommand(),
          new EncodeCommand(),
          new ConfigCommand(),
          new KeygenCommand(),
          new PeersCommand(),
          new InfoCommand(),
          new DoctorCommand());

  @Test
  void helpNamesEveryCommand() {
    for (String help : new String[] {"--help", "-h"}) {
      Cli.Outcome outcome = Cli.run(help).exits(0);
      for (Subcommand command : COMMANDS) {
        assertThat(outcome.out()).contains("\n  " + command.definition().name() + " ");
      }
      assertThat(outcome.out()).contains("First steps:", "--mode client");
      assertThat(outcome.err()).isEmpty();
    }
  }

  @Test
  void everyCommandHelpsWithAllItsOptionsAndExamples() {
    for (Subcommand command : COMMANDS) {
      Definition definition = command.definition();
      Cli.Outcome outcome = Cli.run(definition.name(), "--help").exits(0);
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out())
          .startsWith("Usage: msp " + definition.name() + " [OPTION]...")
          .contains("Examples:");
      String unwrapped = outcome.out().replaceAll("\\s+", " ");
      assertThat(definition.examples()).isNotEmpty().allMatch(outcome.out()::contains);
      for (Option option : definition.options()) {
        String shown =
            option.isFlag()
                ? "--[no-]" + option.name() + " "
                : "--" + option.name() + "=" + option.label();
        assertThat(unwrapped).contains(shown, option.help());
      }
    }
  }

  @Test
  void helpIsPlainAsciiOfAtMost100Columns() {
    for (Subcommand command : COMMANDS) {
      Cli.Outcome outcome =
          new Cli().charset(StandardCharsets.US_ASCII).with(command.definition().name(), "--help");
      assertThat(outcome.lines()).allMatch(line -> line.length() <= 100);
      assertThat(outcome.out()).isEqualTo(Cli.run(command.definition().name(), "--help").out());
    }
  }

  @Test
  void examplesAreRightCommandLines() {
    for (Subcommand command : COMMANDS) {
      for (String example : command.definition().examples()) {
        for (String part : example.split(" \\| ")) {
          if (part.startsWith("msp ")) {
            String plain = part.substring(4).replace("\"", "").replace("'", "");
            Parser parser = new Parser(COMMANDS, "0");
            assertThat(parser.parse(plain.split(" ")).hasSubcommand()).as(example).isTrue();
          }
        }
      }
    }
  }

  @Test
  void versionIsOneLine() {
    assertThat(Cli.run("--version").exits(0).out()).matches("msp \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(Cli.run("-V").out()).isEqualTo("msp " + Version.TEXT + "\n");
  }

  @Test
  void withoutArgumentsItSaysOnStandardErrorHowToUseIt() {
    Cli.Outcome outcome = Cli.run().exits(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("Usage: msp");
  }

  @Test
  void anUnknownCommandGetsTheNearest() {
    Cli.run("sned").exits(2).complains("there is no command sned; did you mean send?");
    Cli.run("Serve").exits(2).complains("did you mean serve?");
    Cli.run("decod", "AA").exits(2).complains("did you mean decode?");
    assertThat(Cli.run("xyzzy").exits(2).complains("there is no command xyzzy; see:").err())
        .doesNotContain("did you mean");
  }

  @Test
  void anUnknownOptionGetsTheNearest() {
    Cli.run("send", "a", "b", "--ack-timout=5s")
        .exits(2)
        .complains(
            "there is no option --ack-timout; did you mean --ack-timeout?", "msp send --help");
    Cli.run("info", "--verbose").exits(2).complains("there is no option --verbose");
    Cli.run("info", "more").exits(2).complains("info takes no such word: more");
  }

  @Test
  void infoTellsVersionsAndPaths() {
    Cli.Outcome outcome =
        new Cli()
            .env("HOME", "/home/me")
            .env("XDG_STATE_HOME", "/x\u001b]0;y")
            .env("XDG_CACHE_HOME", "relative")
            .with("info")
            .exits(0);
    assertThat(outcome.out())
        .contains(
            "msp            " + Version.TEXT,
            "java  ",
            "tcp-listen",
            "/home/me/.config/msp/msp.conf")
        .contains("/x\\e]0;y/msp", "/.cache/msp");
  }

  @Test
  void demoShowsFramesAcksAndBytes() {
    Cli.Outcome outcome = Cli.run("demo").exits(0);
    assertThat(outcome.out())
        .contains("→ DATA      16  Hello MSP", "← ACK        9  OK", "AA 55 00 10 01 10 48 65")
        .contains("\\e[31mred\\e[0m", "msp serve");
    assertThat(Cli.run("demo", "--json").exits(0).lines()).allMatch(line -> line.startsWith("{"));
    Cli.Outcome ascii = new Cli().charset(StandardCharsets.US_ASCII).with("demo").exits(0);
    assertThat(ascii.out()).contains("> DATA", "< ACK").matches("[\\n -~]+").contains("\\u{3053}");
  }
}
