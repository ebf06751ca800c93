package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a JVM of its own can show: locales, bugs, what is loaded, streams of the process. */
class OwnJvmTest {

  private static final Map<String, String> ASCII = Map.of("LC_ALL", "C", "LANG", "C");

  @Test
  void sendLoadsNothingThatItDoesNotNeed() throws Exception {
    try (Peer peer = Peer.acking()) {
      String log = loaded(Map.of(), peer.endpoint());
      assertThat(heavy(log)).isEmpty();
      assertThat(log).doesNotContain(" dev.msp.config.LineParser ", " dev.msp.config.Mistakes ");
    }
  }

  @Test
  void norDoesItWithAProfile(@TempDir Path directory) throws Exception {
    try (Peer peer = Peer.acking()) {
      Home.with(
          directory, "[defaults]", "window = 2", "[profile bench]", "endpoint=" + peer.endpoint());
      String xdg = directory.resolve(".config").toString();
      String log = loaded(Map.of("XDG_CONFIG_HOME", xdg), "bench");
      assertThat(heavy(log)).isEmpty();
      assertThat(log).contains(" dev.msp.config.LineParser ");
    }
  }

  /** Sends, and returns which classes were loaded for it. */
  private static String loaded(Map<String, String> environment, String endpoint) throws Exception {
    List<String> java = ChildJvm.java(ChildJvm.classPath(), "-Xlog:class+load");
    try (ChildJvm child = ChildJvm.start(java, environment, "send", endpoint, "Hello")) {
      String log = child.restOfOut();
      assertThat(child.exitCode()).isZero();
      assertThat(log).contains(" dev.msp.cli.SendCommand ", "acked ");
      return log;
    }
  }

  private static List<String> heavy(String log) {
    List<String> heavy = new ArrayList<>();
    for (String line : log.lines().toList()) {
      if (line.contains(" picocli.")
          || line.contains(" org.HdrHistogram.")
          || line.contains(" org.jline.")
          || line.contains(" com.googlecode.lanterna.")
          || line.contains(" com.fazecast.")
          || line.contains(" java.util.regex.Pattern$")
          || (line.contains(" dev.msp.") && line.contains("$$Lambda"))
          // equals, hashCode or toString of a record: 15 ms of method handles
          || line.contains(" java.lang.runtime.ObjectMethods ")) {
        heavy.add(line);
      }
    }
    return heavy;
  }

  @Test
  void aWordThatIsNotAsciiSurvivesALocaleThatKnowsNone() throws Exception {
    try (ChildJvm child =
        ChildJvm.start(ChildJvm.java(ChildJvm.classPath()), ASCII, "encode", "hé日", "plain")) {
      assertThat(child.restOfOut())
          .isEqualTo("aa55000d011068c3a9e697a5f6\naa55000c0110706c61696e14\n");
      assertThat(child.exitCode()).isZero();
    }
  }

  @Test
  void suchALocaleGetsEverythingEscaped() throws Exception {
    try (Peer peer = Peer.acking();
        ChildJvm child =
            ChildJvm.start(
                ChildJvm.java(ChildJvm.classPath()), ASCII, "send", peer.endpoint(), "hé日")) {
      assertThat(child.restOfOut()).contains("h\\u{E9}\\u{65E5}");
      assertThat(child.exitCode()).isZero();
      assertThat(peer.texts()).containsExactly("hé日");
    }
  }

  @Test
  void aFileNameThatTheLocaleCannotWriteIsAMistakeAndNoBug() throws Exception {
    for (String[] line :
        new String[][] {
          {"send", "tcp://127.0.0.1:1", "x", "--password-file", "/é"}, {"decode", "/é"}
        }) {
      try (ChildJvm child = ChildJvm.start(ChildJvm.java(ChildJvm.classPath()), ASCII, line)) {
        assertThat(child.restOfErr()).startsWith("msp: ").contains("\\u{E9}");
        assertThat(child.exitCode()).isEqualTo(2);
      }
    }
  }

  @Test
  void aWordThatIsNotUtf8IsRefused() throws Exception {
    String java = String.join(" ", ChildJvm.java(ChildJvm.classPath()));
    String script = "exec " + java + " encode fine \"$(printf 'caf\\351')\"";
    for (String locale : new String[] {"C", "C.UTF-8"}) {
      try (ChildJvm child = ChildJvm.start(List.of("sh", "-c"), Map.of("LC_ALL", locale), script)) {
        assertThat(child.restOfErr())
            .as(locale)
            .isEqualTo("msp: word 3 of the command line is not UTF-8\n");
        assertThat(child.exitCode()).as(locale).isEqualTo(2);
      }
    }
  }

  @Test
  void aBugIsOneSentenceAndExits70() throws Exception {
    String withoutPicocli =
        ChildJvm.source(Main.class) + ':' + ChildJvm.source(org.HdrHistogram.Histogram.class);
    try (ChildJvm child = ChildJvm.start(ChildJvm.java(withoutPicocli), Map.of(), "info")) {
      assertBug(child);
    }
  }

  @Test
  void aBugOnAnyThreadEndsTheProgramToo() throws Exception {
    String withoutHistogram =
        ChildJvm.source(Main.class) + ':' + ChildJvm.source(picocli.CommandLine.class);
    try (Peer peer = Peer.acking();
        ChildJvm child =
            ChildJvm.start(
                ChildJvm.java(withoutHistogram), Map.of(), "send", peer.endpoint(), "-")) {
      // The histogram is first needed on the session's own thread, while main waits for input.
      child.type("x\n".repeat(40));
      assertBug(child);
    }
  }

  private static void assertBug(ChildJvm child) throws IOException, InterruptedException {
    assertThat(child.restOfErr().lines())
        .singleElement()
        .asString()
        .startsWith("msp: this is a bug, please report it: java.lang.NoClassDefFoundError at dev.");
    assertThat(child.exitCode()).isEqualTo(ExitCode.BUG);
  }

  @Test
  void aPasswordMayComeFromADescriptor() throws Exception {
    String java = String.join(" ", ChildJvm.java(ChildJvm.classPath()));
    String sealed = new Cli().env("MSP_PASSWORD", "geheim").with("encode", "opened").out().strip();
    String script = "printf 'geheim\\n' | " + java + " decode --password-fd 3 " + sealed + " 3<&0";
    try (ChildJvm child = ChildJvm.start(List.of("sh", "-c"), Map.of(), script)) {
      assertThat(child.restOfOut()).contains("opened").doesNotContain("geheim");
      assertThat(child.exitCode()).isZero();
    }
  }

  @Test
  void aReaderThatGoesAwayEndsDecodeWith141() throws Exception {
    String java = String.join(" ", ChildJvm.java(ChildJvm.classPath()));
    String script = "(yes AA550007011000 | " + java + " decode --hex; echo $? >&2) | head -1";
    try (ChildJvm child = ChildJvm.start(List.of("sh", "-c"), Map.of(), script)) {
      assertThat(child.restOfOut()).startsWith("  offset");
      assertThat(child.restOfErr()).isEqualTo("141\n");
    }
  }

  @Test
  void withoutArgumentsAndWithoutATerminalItSaysHowToUseIt() throws Exception {
    try (ChildJvm child = ChildJvm.start()) {
      assertThat(child.restOfErr()).startsWith("Usage: msp");
      assertThat(child.exitCode()).isEqualTo(2);
    }
  }
}
