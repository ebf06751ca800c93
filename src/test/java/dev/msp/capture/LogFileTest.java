package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LogFileTest {

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("x.log");
  }

  private static void write(Path path, String... lines) throws IOException {
    try (LogFile log = LogFile.append(path, LogFile.Rotation.NEVER)) {
      for (String line : lines) {
        log.add(line);
      }
      log.sync();
    }
  }

  private static String refusal(Path path) {
    IOException[] refusal = new IOException[1];
    assertThatIOException()
        .isThrownBy(() -> LogFile.append(path, LogFile.Rotation.NEVER))
        .satisfies(e -> refusal[0] = e);
    return PrivateFile.reason(refusal[0]);
  }

  @Test
  void linesAreAddedToTheEndOfWhatIsThere() throws Exception {
    write(file(), "one", "two");
    write(file(), "three");
    assertThat(file()).hasContent("one\ntwo\nthree\n");
  }

  @Test
  void aLineThatACrashCutOffIsEndedFirst() throws Exception {
    Files.writeString(file(), "whole\ncut o");
    write(file(), "next");
    assertThat(file()).hasContent("whole\ncut o\nnext\n");
  }

  @Test
  void linesWaitForTheFlush() throws Exception {
    try (LogFile log = LogFile.append(file(), LogFile.Rotation.NEVER)) {
      log.add("waits");
      assertThat(file()).isEmptyFile();
      log.flush();
      assertThat(file()).hasContent("waits\n");
    }
  }

  @Test
  void onlyItsOwnerMayReadAFileThatIsMade() throws Exception {
    write(file(), "x");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsToBeNewIsNeverOneThatIsThere() throws Exception {
    Files.writeString(file(), "precious");
    assertThatIOException()
        .isThrownBy(() -> LogFile.create(file(), LogFile.Rotation.NEVER))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file()).hasContent("precious");
  }

  @Test
  void whatIsNoRegularFileIsRefused() throws Exception {
    assertThat(refusal(directory)).isEqualTo("it is a directory");
    assertThat(refusal(Path.of("/dev/null"))).isEqualTo("it is no regular file");
    assertThat(refusal(directory.resolve("no/x.log")))
        .isEqualTo("its directory is not there; make that first");
    Files.writeString(file(), "x");
    assertThat(refusal(file().resolve("x.log")))
        .isEqualTo("its directory is not there; make that first");
  }

  @Test
  void aLinkIsFollowedOnlyWhereNobodyElseCanHaveMadeIt() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), file());
    Path trap = Files.createSymbolicLink(open.resolve("trap"), file());
    assertThat(refusal(link)).isEqualTo("it is a link that leads nowhere");
    Files.writeString(file(), "one\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(refusal(trap)).isEqualTo("it is a link in a directory that others may write to");
    write(link, "two");
    assertThat(file()).hasContent("one\ntwo\n");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aFileIsRenamedBeforeItGetsTooLongAndTheOldestIsRemoved() throws Exception {
    Files.writeString(file(), "0000\n");
    try (LogFile log = LogFile.append(file(), new LogFile.Rotation(10, 2))) {
      for (int i = 1; i < 9; i++) {
        log.add(String.valueOf(i).repeat(4));
      }
      log.sync();
    }
    assertThat(file()).hasContent("8888\n");
    assertThat(directory.resolve("x.log.1")).hasContent("6666\n7777\n");
    assertThat(directory.resolve("x.log.2")).hasContent("4444\n5555\n");
    assertThat(directory.resolve("x.log.3")).doesNotExist();
  }

  @Test
  void aLineLongerThanTheLimitIsWrittenWhole() throws Exception {
    String longest = "€".repeat(60_000);
    try (LogFile log = LogFile.append(file(), new LogFile.Rotation(1_000, 5))) {
      log.add("short");
      log.add(longest);
      log.add("end");
      log.sync();
    }
    assertThat(directory.resolve("x.log.2")).hasContent("short\n");
    assertThat(directory.resolve("x.log.1")).hasContent(longest + "\n");
    assertThat(file()).hasContent("end\n");
  }

  @Test
  void noLineIsLostOrSplitWhateverTheirLengths() throws Exception {
    long seed = 20_261_122;
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    try (LogFile log = LogFile.append(file(), new LogFile.Rotation(100_000, 1_000))) {
      for (int i = 0; i < 5_000; i++) {
        String line = i + " " + "x".repeat(random.nextInt(1 << random.nextInt(12)));
        lines.add(line);
        log.add(line);
        if (random.nextInt(50) == 0) {
          log.flush();
        }
      }
      log.sync();
    }
    assertThat(rotated()).as("seed %d", seed).isEqualTo(lines);
    assertThat(Files.size(directory.resolve("x.log.1"))).isBetween(90_000L, 100_000L);
  }

  private List<String> rotated() throws IOException {
    int oldest = 0;
    while (Files.exists(directory.resolve("x.log." + (oldest + 1)))) {
      oldest++;
    }
    assertThat(oldest).isGreaterThan(5);
    List<String> all = new ArrayList<>();
    for (int number = oldest; number > 0; number--) {
      all.addAll(Files.readAllLines(directory.resolve("x.log." + number)));
    }
    all.addAll(Files.readAllLines(file()));
    return all;
  }

  @Test
  void oneThatSomebodyElseRenamedIsBegunAnew() throws Exception {
    Path kept = directory.resolve("kept");
    try (LogFile log = LogFile.append(file(), LogFile.Rotation.NEVER)) {
      log.add("one");
      log.flush();
      Files.move(file(), kept);
      log.add("two");
      log.flush();
      assertThat(kept).hasContent("one\n");
      assertThat(file()).hasContent("two\n");
      Files.delete(file());
      log.add("three");
      log.sync();
    }
    assertThat(file()).hasContent("three\n");
  }

  @Test
  void aDirectoryThatHasVanishedIsAFailure() throws Exception {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    try (LogFile log = LogFile.append(gone.resolve("x.log"), LogFile.Rotation.NEVER)) {
      Files.delete(gone.resolve("x.log"));
      Files.delete(gone);
      log.add("lost");
      assertThatIOException()
          .isThrownBy(log::flush)
          .withMessage("its directory is not there; make that first");
    }
  }

  @Test
  void aFullDiskIsAFailure() throws Exception {
    try (LogFile log = LogFile.unchecked(Path.of("/dev/full"))) {
      log.add("too much");
      assertThatIOException().isThrownBy(log::flush).withMessage("No space left on device");
    }
  }

  @Test
  void twoThatRenameDoNotShareAFile() throws Exception {
    LogFile.Rotation rotation = new LogFile.Rotation(1_000, 2);
    try (LogFile first = LogFile.append(file(), rotation)) {
      assertThatIOException()
          .isThrownBy(() -> LogFile.append(file(), rotation))
          .withMessageContaining("the log of another msp");
      first.add("mine");
      first.sync();
    }
    write(file(), "free again");
    assertThat(file()).hasContent("mine\nfree again\n");
  }
}
