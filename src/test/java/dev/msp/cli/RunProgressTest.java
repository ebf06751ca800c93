package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The line that is rewritten while files run: on a terminal that can, and nowhere else. */
@Timeout(60)
class RunProgressTest {

  private static final String CLEAR = "\r\u001b[K";

  private final Written out = new Written();
  private final Written err = new Written();

  private void run(boolean terminal, Map<String, String> environment, String... options) {
    String script = "echo begun\nwait 700ms\necho \"done\"\n";
    Streams streams =
        new Streams(
            new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
            new Output(out, StandardCharsets.UTF_8, terminal),
            new Output(err, StandardCharsets.UTF_8, terminal),
            environment);
    String[] args = new String[options.length + 2];
    args[0] = "run";
    args[1] = "-";
    System.arraycopy(options, 0, args, 2, options.length);
    assertThat(Msp.run(args, streams)).isZero();
    assertThat(out.text()).isEqualTo("begun\ndone\n");
  }

  @Test
  void itNamesTheStepAndTheTimeAndIsGoneAtTheEnd() {
    run(true, Map.of("TERM", "xterm"));
    String told = err.text();
    assertThat(told).containsPattern("\r0\\.[0-9] s  -:2  wait 700ms\u001b\\[K");
    // Each drawing but the last is written over, and that one is cleared before anything else.
    List<String> lines = told.lines().toList();
    assertThat(told.lastIndexOf(CLEAR)).isGreaterThan(told.lastIndexOf("wait 700ms"));
    assertThat(told.substring(told.lastIndexOf(CLEAR) + CLEAR.length()))
        .startsWith("ok       -  3 steps");
    assertThat(lines.get(lines.size() - 1)).startsWith("1 file, 3 steps: 1 passed");
  }

  @Test
  void aLineIsNeverLongerThanTheTerminal() {
    run(true, Map.of("TERM", "xterm"), "--var", "x=1");
    for (String part : err.text().split("[\r\n]", -1)) {
      assertThat(part.replace("\u001b[K", "").length()).isLessThan(80);
    }
  }

  @Test
  void thereIsNoneWhereNothingCanBeRewritten() {
    run(true, Map.of("TERM", "dumb"));
    assertThat(err.text()).doesNotContain("\r", "\u001b", "wait");
  }

  @Test
  void thereIsNoneWithoutATerminal() {
    run(false, Map.of("TERM", "xterm"));
    assertThat(err.text()).doesNotContain("\r", "\u001b", "wait");
  }

  @Test
  void thereIsNoneWhereOnlyFailuresAreWanted() {
    run(true, Map.of("TERM", "xterm"), "--quiet");
    assertThat(err.text()).isEmpty();
  }
}
