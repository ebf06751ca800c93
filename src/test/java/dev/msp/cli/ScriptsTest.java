package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.cli.ScriptBench.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/msp in a checkout and scripts/install, run as a user runs them. */
class ScriptsTest {

  @TempDir Path directory;
  private ScriptBench bench;
  private Path root;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeCheckout() throws IOException {
    bench = new ScriptBench(directory);
    root = bench.checkout("a checkout");
    environment.put("JAVA_HOME", bench.jdk("jdk", "17").toString());
    environment.put("PATH", bench.maven() + ":/usr/bin:/bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"msp", "install", "build.sh", "launch.sh"})
  void everyScriptIsPosixShell(String name) throws Exception {
    assertThat(bench.run(environment, "sh -n '" + root + "/scripts/" + name + "'").err()).isEmpty();
  }

  @Test
  void theFirstStartBuildsAndSaysSoInOneLineOnStandardError() throws Exception {
    Outcome outcome = run("send 'a  b'");

    assertThat(outcome.err()).matches("msp: building, once[^\n]*\n");
    assertThat(outcome.arguments()).endsWith(root + "/target/launch/msp.jar", "send", "a  b");
    assertThat(ScriptBench.files(root.resolve("target")))
        .containsExactly(
            "launch/built", "launch/full.jsa", "launch/msp.jar", "launch/send.jsa", "msp-all.jar");
  }

  @Test
  void theNextStartBuildsNothingAndSaysNothing() throws Exception {
    Outcome first = run("send x");
    Files.delete(directory.resolve("tools/mvn"));

    Outcome second = run("send x");

    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void aNewerSourceIsBuiltIn() throws Exception {
    run("info");
    Files.setLastModifiedTime(
        Files.writeString(root.resolve("src/main/New.java"), ""),
        FileTime.fromMillis(System.currentTimeMillis() + 60_000));

    assertThat(run("info").err()).startsWith("msp: building, once");
  }

  @Test
  void anotherJavaGetsItsOwnArchives() throws Exception {
    run("info");
    environment.put("JAVA_HOME", bench.jdk("newer", "25").toString());

    assertThat(run("info").err()).isEqualTo("msp: preparing for Java 25, once ...\n");
    assertThat(run("info").err()).isEmpty();
  }

  @Test
  void theCollectorIsTheOneThatStartsSoonestOnThisJava() throws Exception {
    assertThat(run("send x").arguments()).contains("-XX:+UseG1GC");

    environment.put("JAVA_HOME", bench.jdk("newer", "25").toString());

    assertThat(run("send x").arguments())
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-XX:+UseG1GC");
  }

  @Test
  void itRunsThroughALinkFromAnyDirectory() throws Exception {
    run("info");
    Files.createSymbolicLink(directory.resolve("link"), Path.of("a checkout/scripts/msp"));

    Outcome outcome = bench.run(environment, "cd / && exec '" + directory + "/link' info");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.arguments()).endsWith(root + "/target/launch/msp.jar", "info");
  }

  @Test
  void aBuildThatFailsShowsItsOutputAndLeavesNothingBehind() throws Exception {
    Files.createFile(root.resolve("broken"));

    Outcome outcome = run("info");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).endsWith(" ...\nnoise\nmsp: the build failed; its output is above\n");
    assertThat(ScriptBench.files(root.resolve("target"))).isEmpty();
    assertThat(root.resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path old = bench.jdk("old", "11");
    environment.put("JAVA_HOME", old.toString());

    Outcome outcome = run("info");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo(
            "msp: needs Java 17 or newer, but "
                + old
                + "/bin/java is 11: apt install openjdk-17-jdk-headless, or set JAVA_HOME\n");
  }

  @Test
  void aMissingCompilerIsNamedWithTheRemedy() throws Exception {
    Files.delete(directory.resolve("jdk/bin/javac"));

    Outcome outcome = run("info");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("needs a JDK", "openjdk-17-jdk-headless maven");
  }

  @Test
  void twoFirstStartsBuildOneAfterTheOther() throws Exception {
    Outcome outcome =
        bench.run(
            environment,
            "'%1$s/scripts/msp' info >1 & '%1$s/scripts/msp' info >2; wait $!; cat 1; echo; cat 2"
                .formatted(root));

    assertThat(outcome.err().lines().filter(line -> line.contains("building"))).hasSize(1);
    assertThat(outcome.out().lines().filter(line -> line.endsWith("<info>"))).hasSize(2);
  }

  @Test
  void installPutsWhatUninstallTakesAwayAndNothingElseIsTouched() throws Exception {
    Path prefix = directory.resolve("it's mine");
    Files.createDirectories(prefix.resolve("share/man/man1"));
    Files.writeString(prefix.resolve("share/man/man1/other.1"), "");
    environment.put("PREFIX", prefix.toString());

    assertThat(install("").err()).endsWith(" for Java 17 in " + directory + "/jdk\n");

    assertThat(ScriptBench.files(prefix))
        .containsExactly(
            "bin/msp",
            "lib/msp/full.jsa",
            "lib/msp/installed",
            "lib/msp/msp.jar",
            "lib/msp/send.jsa",
            "share/man/man1/msp.1",
            "share/man/man1/other.1",
            "share/man/man5/msp.conf.5");
    assertThat(bench.run(environment, "exec \"$PREFIX/bin/msp\" send x").arguments())
        .endsWith(prefix + "/lib/msp/msp.jar", "send", "x");

    assertThat(install("--uninstall").code()).isZero();

    assertThat(ScriptBench.files(prefix)).containsExactly("share/man/man1/other.1");
    assertThat(prefix.resolve("lib")).doesNotExist();
    assertThat(prefix.resolve("share/man/man5")).doesNotExist();
    assertThat(prefix.resolve("bin")).doesNotExist();
  }

  @Test
  void whateverTheUmaskEverybodyCanRunWhatWasInstalled() throws Exception {
    bench.run(environment, "umask 077; '" + root + "/scripts/install' PREFIX=\"$PWD/p\"");

    assertThat(mode("p/bin")).isEqualTo("rwxr-xr-x");
    assertThat(mode("p/bin/msp")).isEqualTo("rwxr-xr-x");
    assertThat(mode("p/lib/msp/msp.jar")).isEqualTo("rw-r--r--");
    assertThat(mode("p/lib/msp/send.jsa")).isEqualTo("rw-r--r--");
    assertThat(mode("p/share/man/man1/msp.1")).isEqualTo("rw-r--r--");
  }

  @Test
  void aStagedInstallationNamesItsFinalPlace() throws Exception {
    environment.put("DESTDIR", directory + "/stage");

    Outcome outcome = install("PREFIX=/opt/msp");

    assertThat(outcome.err()).contains("run scripts/install --archive where msp will be");
    assertThat(directory.resolve("stage/opt/msp/bin/msp"))
        .content()
        .contains("lib='/opt/msp/lib/msp'")
        .doesNotContain("stage");
    assertThat(directory.resolve("stage/opt/msp/lib/msp/send.jsa")).doesNotExist();
  }

  @Test
  void anArchiveOfJava19AndLaterIsStagedToo() throws Exception {
    environment.put("JAVA_HOME", bench.jdk("newer", "25").toString());
    environment.put("DESTDIR", directory + "/stage");

    install("PREFIX=/opt/msp");

    assertThat(directory.resolve("stage/opt/msp/lib/msp/send.jsa")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bogus", "PREFIX=relative"})
  void aMistakeInTheArgumentsOfInstallIsUsage(String argument) throws Exception {
    Outcome outcome = install(argument);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).matches("msp: [^\n]*\n");
  }

  private Outcome run(String arguments) throws Exception {
    return bench.run(environment, "exec '" + root + "/scripts/msp' " + arguments);
  }

  private Outcome install(String arguments) throws Exception {
    return bench.run(environment, "exec '" + root + "/scripts/install' " + arguments);
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(path)));
  }
}
