package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

  @TempDir private Path directory;

  @Test
  void checkSaysWhatARightFileHolds() throws IOException {
    Home home =
        Home.with(
            directory,
            "[defaults]",
            "window = 4",
            "ack-timeout = 2s",
            "[profile b]",
            "endpoint = /dev/ttyUSB0",
            "baud = 9600",
            "[profile bench]",
            "endpoint = localhost",
            "password-file = ~/é\u200b".replace("\u200b", ""));
    Files.setPosixFilePermissions(home.conf(), PosixFilePermissions.fromString("rw-r--r--"));
    Cli.Outcome outcome = home.cli().with("config", "check").exits(0);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .isEqualTo(
            home.conf()
                + """
                : ok, 2 profiles
                  [defaults]  ack-timeout=2s  window=4
                  b      serial:/dev/ttyUSB0?baud=9600
                  bench  tcp://localhost:9009  password-file=~/é
                """);
    assertThat(home.cli().charset(StandardCharsets.US_ASCII).with("config", "check").out())
        .contains("~/\\u{E9}");
  }

  @Test
  void checkShowsWhatPeersMayDo() throws IOException {
    String fingerprint = "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU";
    Home home =
        Home.with(
            directory,
            "[peer " + fingerprint + "]",
            "grants = [exec=up, message]",
            "[exec up]",
            "argv = [/usr/bin/uptime, -p]");

    assertThat(home.cli().with("config", "check").exits(0).out())
        .endsWith(
            ": ok, 0 profiles\n  [peer "
                + fingerprint
                + "]  message  exec=up\n  [exec up]  /usr/bin/uptime  -p\n");
  }

  @Test
  void checkMarksEachMistakeInItsLine() throws IOException {
    Path file = Files.writeString(directory.resolve("my.conf"), "[defaults]\n\tbaud\t= 0\nx = 1\n");
    Cli.Outcome outcome = Cli.run("config", "check", file.toString()).exits(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            """
            msp: %1$s:2:9: baud 0 is not 1 to 20000000; write it like baud=115200
                2 | \\tbaud\\t= 0
                  |           ^
            msp: %1$s:3:1: there is no key x in [defaults]; msp.conf(5) has all keys
                3 | x = 1
                  | ^
            """
                .formatted(file));
  }

  @Test
  void aHundredMistakesAreEnough() throws IOException {
    Path file = Files.writeString(directory.resolve("my.conf"), "?\n".repeat(150));
    Cli.Outcome outcome = Cli.run("config", "check", file.toString()).exits(2);
    assertThat(outcome.err().lines()).hasSize(301);
    assertThat(outcome.err()).endsWith("msp: " + file + " has 50 more mistakes\n");
  }

  @Test
  void checkTakesTheUsersFileOrTheOneThatIsNamed() throws IOException {
    Home home = Home.with(directory, "[profile mine]", "endpoint = loop:");
    Path other = Files.writeString(directory.resolve("other"), "[profile other]\nendpoint=loop:\n");
    String name = other.toString();
    assertThat(home.cli().with("config", "check").exits(0).out()).contains("mine");
    assertThat(home.cli().with("config", "check", name).exits(0).out()).contains("other");
    assertThat(home.cli().with("config", "check", "--config", name).out()).contains("other");
    assertThat(home.cli().with("--config", name, "config", "check").out()).contains("other");
    assertThat(home.cli().env("MSP_CONFIG", name).with("config", "check").out()).contains("other");
  }

  @Test
  void aMissingFileIsFineUnlessItIsNamed() {
    Cli cli = new Cli().env("HOME", directory.toString());
    assertThat(cli.with("config", "check").exits(0).out()).contains("not there, which is fine");
    Cli.run("config", "check", "/nonexistent").exits(2).complains("does not exist");
    new Cli().env("MSP_CONFIG", "/nonexistent").with("config", "check").exits(2);
  }

  @Test
  void checkWarnsOfAFileThatOthersMayWrite() throws IOException {
    Home home = Home.with(directory, "[defaults]");
    for (String mode : new String[] {"rw-rw----", "rw-----w-"}) {
      Files.setPosixFilePermissions(home.conf(), PosixFilePermissions.fromString(mode));
      Cli.Outcome outcome = home.cli().with("config", "check").exits(0);
      assertThat(outcome.err())
          .as(mode)
          .contains("warning: ", "can be written by other users; do: chmod go-w " + home.conf());
    }
    Files.setPosixFilePermissions(home.conf(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(home.cli().with("config", "check").exits(0).err()).isEmpty();
  }

  @Test
  void pathTellsWhereTheFileIsOrWouldBe() {
    assertThat(new Cli().env("HOME", "/home/me").with("config", "path").exits(0).out())
        .isEqualTo("/home/me/.config/msp/msp.conf\n");
    assertThat(new Cli().env("MSP_CONFIG", "x.conf").with("config", "path").exits(0).out())
        .isEqualTo("x.conf\n");
    Cli.run("config", "path").exits(2).complains("neither HOME nor XDG_CONFIG_HOME is set");
    assertThat(Cli.run("config", "check").exits(2).err()).contains("neither HOME nor");
  }

  @Test
  void whatItDoesNotKnowIsUsage() {
    Cli.run("config").exits(2).complains("config takes check or path");
    Cli.run("config", "chekc").exits(2).complains("did you mean check?");
    Cli.run("config", "edit").exits(2).complains("there is no config edit");
    Cli.run("config", "check", "a", "b").exits(2).complains("config check takes no such word: b");
    Cli.run("config", "path", "a").exits(2).complains("config path takes no such word: a");
  }
}
