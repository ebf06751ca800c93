package dev.msp.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.Completion;
import dev.msp.command.LineParser;
import dev.msp.command.Surroundings;
import dev.msp.frame.Bytes;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a line is, it means something or there is a mistake at a place that exists. */
class LanguageFuzzTest {

  private static final long SEED = 20261122;

  /** Of CPU time, for what takes some hundredths of it; squares of the length take ten times it. */
  private static final long LONGEST_NANOS = 2_000_000_000L;

  @Test
  void everyLineIsRightOrHasAMistakeInIt() {
    RandomText text = new RandomText(SEED);
    int right = 0;
    for (int i = 0; i < 10_000; i++) {
      String line = text.line();
      right += told(i, line, () -> LanguageChecks.line(line).mistake().isEmpty()) ? 1 : 0;
    }
    assertThat(right).as("right lines, seed " + SEED).isBetween(1_000, 9_000);
  }

  @Test
  void whatIsOfferedFitsWhereverTheCursorStands() {
    RandomText text = new RandomText(SEED);
    for (int i = 0; i < 300; i++) {
      String line = text.line();
      told(
          i,
          line,
          () -> {
            for (int column = 0; column <= line.length(); column++) {
              LanguageChecks.completion(line.substring(0, column));
            }
            return true;
          });
    }
  }

  @Test
  void everyFileIsRightOrHasMistakesInIt() {
    RandomText text = new RandomText(SEED);
    int right = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] file = text.file();
      String shown = new String(file, StandardCharsets.UTF_8);
      right += told(i, shown, () -> LanguageChecks.program(file)) ? 1 : 0;
    }
    assertThat(right).as("right files, seed " + SEED).isBetween(100, 2_900);
  }

  @Test
  void whatIsQuotedIsReadAsWhatItWas() {
    RandomText.PIECES.forEach(piece -> LanguageChecks.quoting(Bytes.utf8(piece.strip())));
    RandomText text = new RandomText(SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(9)];
      random.nextBytes(bytes);
      Bytes value = random.nextBoolean() ? Bytes.copyOf(bytes) : Bytes.utf8(text.line());
      told(
          i,
          value.toHex(),
          () -> {
            LanguageChecks.quoting(value);
            return true;
          });
    }
  }

  /** Does it, and says which one it was if it fails. */
  private static boolean told(int round, String what, BooleanSupplier check) {
    try {
      return check.getAsBoolean();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + SEED + ", round " + round + ": " + what, e);
    }
  }

  @Test
  void aLongLineTakesNoMoreTimeThanItsLengthSays() {
    for (String piece : RandomText.PIECES) {
      for (String begin : List.of("", "let a ")) {
        int count = LineParser.LONGEST / piece.length();
        String line = (begin + piece.repeat(count)).substring(0, count * piece.length());
        long nanos =
            cpu(
                () -> {
                  LanguageChecks.PARSER.parse(line);
                  Completion.of(line, LanguageChecks.PARSER, Surroundings.NONE);
                });
        assertThat(nanos).as(begin + piece).isLessThan(LONGEST_NANOS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "send x\n",
        "repeat 2 ; ",
        "repeat 2\n",
        "if a == b\nelse\n",
        "end\n",
        "echo ${a}\n",
        "let a 1 ; echo ${a}\n",
        "include nothing\n",
        "\0\1",
        "send \"",
      })
  void aLongFileTakesNoMoreTimeThanItsLengthSays(String piece) {
    byte[] text = piece.repeat((1 << 18) / piece.length()).getBytes(StandardCharsets.UTF_8);
    assertThat(cpu(() -> LanguageChecks.program(text))).isLessThan(LONGEST_NANOS);
  }

  private static long cpu(Runnable work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }
}
