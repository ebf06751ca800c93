package dev.msp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the project's shell scripts against a JVM and a Maven that only look like them, so that
 * neither a build nor a start of the real program is needed to see what the scripts do.
 */
final class ScriptBench {

  /** Prints its arguments, each in angle brackets; answers what build.sh asks. */
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      case "$*" in
        *-XshowSettings*)
          echo "    java.home = ${0%%/bin/java}"
          echo "    java.specification.version = %s"
          ;;
        *-Xshare:dump*)
          for a; do case $a in *SharedArchiveFile=*) echo archive >"${a#*=}" ;; esac; done
          ;;
        *-XX:DumpLoadedClassList=*) echo java/lang/Object >"${1#*=}" ;;
        *)
          for a; do printf '<%%s>' "$a"; done
          ;;
      esac
      """;

  private static final String FAKE_MAVEN =
      """
      #!/bin/sh
      mkdir -p target
      echo noise
      [ ! -e broken ] || exit 1
      echo jar >target/msp-all.jar
      """;

  private final Path directory;

  ScriptBench(Path directory) {
    this.directory = directory;
  }

  /** What a script printed, as text, and its exit code. */
  record Outcome(int code, String out, String err) {

    /** The arguments that the fake JVM was given, in order. */
    List<String> arguments() {
      return List.of(out.substring(1, out.length() - 1).split("><", -1));
    }
  }

  /** Makes a fake JDK of this version; returns its home. */
  Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    executable(home.resolve("bin/java"), FAKE_JAVA.formatted(version));
    executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    return home;
  }

  /** Makes a directory with the fake Maven, to be put in front of the PATH. */
  Path maven() throws IOException {
    executable(directory.resolve("tools/mvn"), FAKE_MAVEN);
    return directory.resolve("tools");
  }

  /** Copies the scripts into a new checkout that was never built. */
  Path checkout(String name) throws IOException {
    Path root = directory.resolve(name);
    Files.createDirectories(root.resolve("scripts"));
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectories(root.resolve("man"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve("man/msp.1"), "page\n");
    Files.writeString(root.resolve("man/msp.conf.5"), "page\n");
    for (String script : List.of("msp", "install", "build.sh", "launch.sh")) {
      Files.copy(Path.of("scripts", script), root.resolve("scripts").resolve(script));
      root.resolve("scripts").resolve(script).toFile().setExecutable(true);
    }
    return root;
  }

  /** Writes a launcher for this JVM as scripts/install does. */
  Path launcher(Path java) throws IOException {
    return executable(
        directory.resolve("launcher"),
        "#!/bin/sh\nlib='/the lib'\njava='%s'\nquick='-XX:+UseSerialGC -Dquick=1'\n".formatted(java)
            + Files.readString(Path.of("scripts/launch.sh")));
  }

  /** Runs one line of shell with no environment but this one; fails after 30 s. */
  Outcome run(Map<String, String> environment, String line)
      throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve("line.sh"), line + "\n", UTF_8);
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
    builder.directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after 30 s: " + line);
    }
    return new Outcome(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  /** Every file below this directory, relative to it, sorted. */
  static List<String> files(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (var paths = Files.walk(root)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> found.add(root.relativize(path).toString()));
    }
    found.sort(null);
    return found;
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.resolve(".."));
    Files.writeString(file, text, UTF_8);
    file.toFile().setExecutable(true);
    return file;
  }
}
