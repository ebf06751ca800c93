package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.TerminalOnPty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code msp repl} in a process of its own on a real terminal. */
@Timeout(90)
class ReplOnTerminalTest {

  private static final String CLASS_PATH =
      ChildJvm.classPath() + ':' + ChildJvm.source(org.jline.nativ.CLibrary.class);

  @TempDir Path home;

  private TerminalOnPty repl(Map<String, String> variables, String... args) throws Exception {
    List<String> command =
        new ArrayList<>(ChildJvm.java(CLASS_PATH, "--enable-native-access=ALL-UNNAMED"));
    command.add("repl");
    command.addAll(Arrays.asList(args));
    Map<String, String> all = new HashMap<>(variables);
    all.put("HOME", home.toString());
    all.put("XDG_STATE_HOME", home.resolve("state").toString());
    all.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    return TerminalOnPty.start(command, all);
  }

  @Test
  void whatIsTypedIsRunAndKeptAndTheTerminalIsLeftAsItWas() throws Exception {
    try (TerminalOnPty terminal = repl(Map.of(), "loop:?name=dev")) {
      terminal.await("open");
      assertThat(terminal.isChanged()).isTrue();
      terminal.type("send hello\r");
      terminal.await("9  OK");
      terminal.type("open loop: as two password hidden\rquit\r");
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.isChanged()).isFalse();
      assertThat(terminal.complaint()).isEmpty();
      Path history = home.resolve("state/msp/history");
      assertThat(Files.readAllLines(history)).containsExactly("send hello", "quit");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aSignalLeavesTheTerminalAsItWas() throws Exception {
    try (TerminalOnPty terminal = repl(Map.of(), "loop:?name=dev")) {
      terminal.await("\u001B[?2004h");
      terminal.signal("TERM");
      assertThat(terminal.exitCode()).isEqualTo(143);
      assertThat(terminal.isChanged()).isFalse();
      terminal.await("\u001B[?2004l");
    }
  }

  @Test
  void aDumbTerminalIsNeitherColouredNorSetAndHasAllCommands() throws Exception {
    try (TerminalOnPty terminal = repl(Map.of("TERM", "dumb"), "loop:?name=dev")) {
      terminal.await("dev (open)> ");
      assertThat(terminal.isChanged()).isFalse();
      terminal.type("echo \"it works\" ; quit\n");
      assertThat(terminal.exitCode()).isZero();
      terminal.await("\nit works");
      assertThat(terminal.screen()).doesNotContain("\u001B");
    }
  }

  @Test
  void withNoColorNothingIsColoured() throws Exception {
    try (TerminalOnPty terminal = repl(Map.of("NO_COLOR", "1"), "loop:?name=dev")) {
      terminal.await("dev (open)> ");
      terminal.type("echo x ; ecko\r");
      terminal.await("did you mean echo?");
      terminal.type("quit\r");
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.screen()).doesNotContainPattern("\u001B\\[[0-9;]*[1-9][0-9;]*m");
    }
  }
}
