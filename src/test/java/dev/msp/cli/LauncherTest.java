package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.cli.ScriptBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts/launch.sh gives to the JVM: the user's arguments untouched, and the right flags. */
class LauncherTest {

  @TempDir Path directory;
  private ScriptBench bench;
  private Path launcher;

  @BeforeEach
  void makeLauncher() throws IOException {
    bench = new ScriptBench(directory);
    launcher = bench.launcher(bench.jdk("a jdk", "17").resolve("bin/java"));
  }

  @Test
  void argumentsReachTheProgramExactlyAsTheyWereTyped() throws Exception {
    Outcome outcome =
        run("send 'two words' '' \"it's\" '\"q\"' 'é€😀' '*' '\\n' '$HOME' '`id`' -- -x ' '");

    assertThat(after("-jar", outcome))
        .containsExactly(
            "/the lib/msp.jar",
            "send",
            "two words",
            "",
            "it's",
            "\"q\"",
            "é€😀",
            "*",
            "\\n",
            "$HOME",
            "`id`",
            "--",
            "-x",
            " ");
  }

  @Test
  void withoutArgumentsTheProgramGetsNone() throws Exception {
    Outcome outcome = run("");

    assertThat(after("-jar", outcome)).containsExactly("/the lib/msp.jar");
    assertThat(outcome.arguments()).doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send tcp://h:1 hi",
        "--profile bench send hi",
        "--profile=bench send hi",
        "--config f send bench hi",
        "--mode client --host h --port 1 --message hi",
        "--message hi --mode=client",
        "--host h --message 'no server' --mode client",
        "--secure --mode client --message x"
      })
  void sendingStartsWithItsOwnArchiveAndOneCompiler(String line) throws Exception {
    assertThat(run(line).arguments())
        .contains(
            "-XX:SharedArchiveFile=/the lib/send.jsa",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dquick=1")
        .doesNotContain("-XX:+UseG1GC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "--version",
        "help send",
        "info",
        "encode x",
        "decode",
        "config check"
      })
  void otherShortCommandsStartWithTheFullArchiveAndOneCompiler(String line) throws Exception {
    assertThat(run(line).arguments())
        .contains("-XX:SharedArchiveFile=/the lib/full.jsa", "-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "console",
        "--profile bench serve",
        "--profile=bench --config f serve",
        "repl",
        "demo",
        "tap a b",
        "--mode server --port 1",
        "--port 1 --mode server",
        "--mode=server"
      })
  void whatStaysForLongGetsBothCompilersAndCanBeInspected(String line) throws Exception {
    assertThat(run(line).arguments())
        .contains("-XX:SharedArchiveFile=/the lib/full.jsa")
        .doesNotContain("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:ParallelGCThreads=1");
  }

  @Test
  void commandFilesStartSoonAndMayUseAllMemory() throws Exception {
    List<String> arguments = run("run f.msp").arguments();
    assertThat(arguments)
        .contains("-Dquick=1", "-XX:SharedArchiveFile=/the lib/full.jsa", "-XX:TieredStopAtLevel=1")
        .doesNotContain("-Xmx256m", "-XX:-UsePerfData");
  }

  @Test
  void theProgramStandsInForTheLauncherAndItsExitCodeIsTheProgramsOwn() throws Exception {
    Files.writeString(directory.resolve("a jdk/bin/java"), "#!/bin/sh\necho $$\nexit 42\n");

    Outcome outcome = bench.run(Map.of(), "./launcher send & echo $!; wait $!");

    assertThat(outcome.code()).isEqualTo(42);
    assertThat(outcome.out().lines().distinct()).as(outcome.out()).hasSize(1);
  }

  @Test
  void aJvmThatWasRemovedIsReplacedByThatOfJavaHome() throws Exception {
    Files.delete(directory.resolve("a jdk/bin/java"));
    Path other = bench.jdk("other jdk", "25");

    Outcome outcome = run("send x", Map.of("JAVA_HOME", other.toString()));

    assertThat(outcome.arguments()).doesNotContain("-Dquick=1");
    assertThat(after("-jar", outcome)).containsExactly("/the lib/msp.jar", "send", "x");
  }

  @Test
  void aJvmThatWasRemovedIsReplacedByThatOnThePath() throws Exception {
    Files.delete(directory.resolve("a jdk/bin/java"));
    Path other = bench.jdk("other jdk", "25");

    Outcome outcome = run("send x", Map.of("PATH", other.resolve("bin").toString()));

    assertThat(after("-jar", outcome)).containsExactly("/the lib/msp.jar", "send", "x");
  }

  @Test
  void withoutAnyJvmItSaysWhatToInstall() throws Exception {
    Files.delete(directory.resolve("a jdk/bin/java"));

    Outcome outcome = run("send x", Map.of("PATH", "/nowhere"));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            "msp: no Java found: install 17 or newer (apt install openjdk-17-jre-headless)"
                + " or set JAVA_HOME\n");
  }

  private Outcome run(String arguments) throws Exception {
    return run(arguments, Map.of());
  }

  private Outcome run(String arguments, Map<String, String> environment) throws Exception {
    return bench.run(environment, "exec /bin/sh '" + launcher + "' " + arguments);
  }

  private static List<String> after(String flag, Outcome outcome) {
    List<String> all = outcome.arguments();
    assertThat(all).contains(flag);
    return all.subList(all.indexOf(flag) + 1, all.size());
  }
}
