package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What ends the program although nobody asked for it. */
class BugTest {

  /** A program with a thread that never ends, and one that fails. */
  static final class Failing {

    private static final List<byte[]> KEPT = new ArrayList<>();

    private Failing() {}

    public static void main(String[] args) throws InterruptedException {
      Thread.setDefaultUncaughtExceptionHandler(new Bug());
      Thread fails = new Thread(args[0].equals("memory") ? Failing::fill : Failing::fail, "fails");
      fails.start();
      Thread.currentThread().join();
    }

    private static void fill() {
      while (true) {
        KEPT.add(new byte[64 << 10]);
      }
    }

    private static void fail() {
      throw new IllegalStateException("something secret");
    }
  }

  private static String ended(String how) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Failing.class.getName(),
                how)
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(ExitCode.BUG);
    return said;
  }

  @Test
  void aThreadThatFailsEndsTheProgramWithOneSentenceThatQuotesNothing() throws Exception {
    assertThat(ended("bug"))
        .startsWith("msp: this is a bug, please report it: java.lang.IllegalStateException at ")
        .doesNotContain("secret")
        .hasLineCount(1);
  }

  @Test
  void memoryThatHasRunOutEndsTheProgramWithWhatIsToBeDone() throws Exception {
    assertThat(ended("memory"))
        .isEqualTo(
            "msp: there is no memory left; give Java more, as with"
                + " JAVA_TOOL_OPTIONS=-Xmx1g\n");
  }
}
