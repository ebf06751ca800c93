package dev.msp.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryFileTest {

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void name() {
    path = directory.resolve("state/msp/history");
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> read() {
    return HistoryFile.at(path).read();
  }

  @Test
  void linesAreReadBackInOrderAlsoThoseOfSeveralLines() {
    List<String> inputs =
        List.of("echo a", "repeat 2\n  echo \"\\n${i}\"\nend", "echo c:\\new \\\\", "sénd 日本");
    HistoryFile file = HistoryFile.at(path);
    inputs.forEach(file::append);
    assertThat(read()).isEqualTo(inputs);
  }

  @Test
  void onlyItsOwnerMayReadIt() throws Exception {
    HistoryFile.at(path).append("echo");
    assertThat(mode(path)).isEqualTo("rw-------");
    assertThat(mode(directory.resolve("state/msp"))).isEqualTo("rwx------");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    HistoryFile.at(path).append("echo");
    assertThat(mode(path)).isEqualTo("rw-------");
  }

  @Test
  void readingMakesNothing() {
    assertThat(read()).isEmpty();
    assertThat(directory.resolve("state")).doesNotExist();
  }

  @Test
  void whatNoPromptHasWrittenIsPassedOver() throws Exception {
    HistoryFile.at(path).append("echo before");
    Files.write(
        path,
        new byte[] {(byte) 0xFF, 0, '\n', 27, '[', '2', 'J', '\n', '\n', 'h', 'a', 'l', 'f'},
        StandardOpenOption.APPEND);
    assertThat(read()).containsExactly("echo before");
    HistoryFile.at(path).append("echo after");
    assertThat(read()).containsExactly("echo before", "half", "echo after");
  }

  @Test
  void aFileOfAnyLengthIsCutToItsNewerHalf() throws Exception {
    HistoryFile.at(path).append("echo first");
    String filler = ("echo " + "x".repeat(95) + '\n').repeat(12_000);
    Files.writeString(path, filler, StandardOpenOption.APPEND);
    HistoryFile.at(path).append("echo last");
    assertThat(Files.size(path)).isLessThan(HistoryFile.LARGEST);
    assertThat(read()).hasSize(HistoryFile.MOST).endsWith("echo last").doesNotContain("echo first");
    assertThat(Files.readString(path)).doesNotContain("\0").endsWith("echo last\n");
  }

  @Test
  void twoPromptsAtOnceKeepEachOthersLines() throws Exception {
    List<Thread> prompts = new ArrayList<>();
    for (int prompt = 0; prompt < 2; prompt++) {
      String name = "echo " + prompt + '-';
      HistoryFile file = HistoryFile.at(path);
      prompts.add(
          new Thread(
              () -> {
                for (int i = 0; i < 100; i++) {
                  file.append(name + i);
                }
              }));
    }
    prompts.forEach(Thread::start);
    for (Thread prompt : prompts) {
      prompt.join();
    }
    assertThat(read()).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatWasKeptHereIsTakenBack() throws Exception {
    HistoryFile earlier = HistoryFile.at(path);
    earlier.append("echo secret");
    HistoryFile here = HistoryFile.at(path);
    here.append("let pw secret\nlet n 1");
    here.append("send \"it's a \\\\ secret\"");
    here.append("echo on");
    assertThat(here.takeBack(line -> line.contains("secret"))).hasSize(2);
    assertThat(here.takeBack(line -> line.contains("secret"))).isEmpty();
    assertThat(HistoryFile.at(path).read()).containsExactly("echo secret", "echo on");
    here.append("echo more");
    assertThat(here.read()).containsExactly("echo secret", "echo on", "echo more");
  }

  @Test
  void aLinkToNowhereAndADirectoryKeepNothing() throws Exception {
    Files.createDirectories(directory.resolve("state/msp"));
    Files.createSymbolicLink(path, Path.of("/dev/null"));
    HistoryFile.at(path).append("echo");
    assertThat(read()).isEmpty();
    assertThat(path).isSymbolicLink();
    Files.delete(path); // before the test's directory is: JUnit warns of links that lead out of it
    Path other = Files.createDirectory(directory.resolve("other"));
    HistoryFile.at(other).append("echo");
    assertThat(HistoryFile.at(other).read()).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsToldOnce() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "", StandardCharsets.UTF_8);
    HistoryFile history = HistoryFile.at(file.resolve("history"));
    assertThat(history.takeProblem()).isEmpty();
    history.append("echo");
    Optional<String> problem = history.takeProblem();
    assertThat(problem.orElse("")).startsWith("what is typed is not kept in " + file);
    history.append("echo");
    assertThat(history.takeProblem()).isEmpty();
  }
}
