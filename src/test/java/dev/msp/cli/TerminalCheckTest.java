package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalCheckTest {

  private static Finding terminal(Map<String, String> environment, @Nullable TerminalSize size) {
    Output out = new Output(OutputStream.nullOutputStream(), StandardCharsets.UTF_8, true);
    return new MachineChecks(out, environment, () -> size).findings().get(0);
  }

  @Test
  void aTerminalIsShownWithItsSizeAndWhetherColoursAreUnwanted() {
    Map<String, String> environment = Map.of("TERM", "xterm-256color");
    assertThat(terminal(environment, new TerminalSize(80, 24)))
        .isEqualTo(Finding.fine("terminal", "xterm-256color, 80x24"));
    assertThat(terminal(environment, null)).isEqualTo(Finding.fine("terminal", "xterm-256color"));
    assertThat(terminal(Map.of("TERM", "tmux", "NO_COLOR", "1"), new TerminalSize(120, 40)))
        .isEqualTo(Finding.fine("terminal", "tmux, 120x40, NO_COLOR is set"));
  }

  @Test
  void aTerminalThatIsTooSmallIsWrong() {
    for (TerminalSize size :
        new TerminalSize[] {new TerminalSize(79, 24), new TerminalSize(80, 23)}) {
      assertThat(terminal(Map.of("TERM", "xterm"), size))
          .isEqualTo(
              Finding.wrong(
                  "terminal", "xterm, " + size + " characters", "make it 80x24 or larger"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dumb", "unknown"})
  void aTerminalThatCanDoNothingIsWrong(String type) {
    Finding finding = terminal(Map.of("TERM", type), new TerminalSize(80, 24));
    assertThat(finding.ok()).isFalse();
    assertThat(finding.remedy()).contains("export TERM=");
    assertThat(terminal(Map.of(), new TerminalSize(80, 24)).ok()).isFalse();
  }

  @Test
  void theAnswerOfSttyIsRowsAndColumns() {
    assertThat(TerminalSize.parse("24 80\n")).isEqualTo(new TerminalSize(80, 24));
    for (String none : new String[] {"0 0\n", "24", "", "24 x", "a b", "24 80 1", "-1 80"}) {
      assertThat(TerminalSize.parse(none)).as(none).isNull();
    }
  }
}
