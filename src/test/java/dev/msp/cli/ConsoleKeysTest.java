package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that msp.conf binds keys to are checked before there is a console. */
class ConsoleKeysTest {

  @TempDir Path home;

  private ManualTest.Outcome check(String text) throws Exception {
    Path file = Files.writeString(home.resolve("msp.conf"), text);
    return ManualTest.run(Map.of(), "config", "check", file.toString());
  }

  @Test
  void aCommandThatMeansNothingIsShownWithItsLine() throws Exception {
    ManualTest.Outcome outcome = check("[keys]\nf12 = \"view hex\"\nlist.x = \"sned hello\"\n");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err())
        .contains("msp.conf:3:10: in the command, ")
        .contains("did you mean send?")
        .contains("list.x = \"sned hello\"");
  }

  @Test
  void rightOnesAreListed() throws Exception {
    ManualTest.Outcome outcome =
        check("[console]\ntime = delta\n[keys]\nlist.x = \"send hello\"\nf5 = \"\"\n");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out()).contains("[console]  time=delta").contains("list.x  send hello");
  }
}
