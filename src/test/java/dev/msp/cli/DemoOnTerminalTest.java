package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.screen.Screen;
import dev.msp.line.TerminalOnPty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts {@code msp}, or {@code msp demo}, on a terminal. */
@Timeout(90)
class DemoOnTerminalTest {

  private static final String CLASS_PATH =
      String.join(
          ":",
          ChildJvm.classPath(),
          ChildJvm.source(org.jline.nativ.CLibrary.class),
          ChildJvm.source(com.fazecast.jSerialComm.SerialPort.class),
          ChildJvm.source(Screen.class));
  private static final String F10 = "\u001B[21~";

  @TempDir Path home;

  private TerminalOnPty msp(String... args) throws Exception {
    List<String> command =
        new ArrayList<>(ChildJvm.java(CLASS_PATH, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(Arrays.asList(args));
    Map<String, String> variables = new HashMap<>();
    for (String directory : List.of("STATE_HOME", "CONFIG_HOME", "CACHE_HOME")) {
      variables.put("XDG_" + directory, home.resolve(directory).toString());
    }
    variables.put("HOME", home.toString());
    return TerminalOnPty.start(command, variables);
  }

  @Test
  void withoutAWordTheConsoleShowsWhereToGoAndTheFirstPlaceAnswers() throws Exception {
    try (TerminalOnPty terminal = msp()) {
      terminal.awaitLine("> demo", "a peer inside msp");
      terminal.type("\r");
      terminal.awaitLine("1 demo ● open");
      terminal.awaitLine("← DATA", "Hello!");
      terminal.type(F10);
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.isChanged()).isFalse();
    }
  }

  @Test
  void theDemoIsTheConsoleWithAPeerThatAnswersWhatIsTyped() throws Exception {
    try (TerminalOnPty terminal = msp("demo")) {
      terminal.awaitLine("← DATA", "Hello!");
      terminal.type("nice\r");
      terminal.awaitLine("→ DATA", "nice", "✓ acked");
      terminal.awaitLine("← DATA", "nice");
      terminal.type(F10);
      assertThat(terminal.exitCode()).isZero();
      assertThat(terminal.isChanged()).isFalse();
    }
  }
}
