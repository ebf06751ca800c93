package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code log} in command files: what is in it when the file has ended, however it ended. */
@Timeout(60)
class LogTest {

  @TempDir Path directory;

  private Path log() {
    return directory.resolve("x.log");
  }

  private Cli.Outcome run(String... lines) {
    return new Cli()
        .in(String.join("\n", lines) + "\n")
        .env("XDG_STATE_HOME", directory.toString())
        .with("run", "-");
  }

  @Test
  void bothDirectionsOfAllSessionsAreInTheLogUntilTheyAreClosed() throws Exception {
    run(
            "open loop: as before",
            "send unseen",
            "expect data unseen within 5s",
            "log start " + log(),
            "@before send one",
            "open loop: as after",
            "send two",
            "expect data two within 5s")
        .exits(0);
    assertThat(Files.readString(log()))
        .doesNotContain("unseen")
        .containsSubsequence("* log started", "before → DATA", "one")
        .containsSubsequence("after * opening", "after → DATA", "two", "after ← DATA", "two")
        .containsSubsequence("after * closed", "* log stopped");
  }

  @Test
  void aLogWithoutANameSaysWhereItIs() throws Exception {
    Cli.Outcome outcome = run("log start", "log stop").exits(0);
    try (Stream<Path> logs = Files.list(directory.resolve("msp/log"))) {
      Path log = logs.toList().get(0);
      assertThat(log.getFileName().toString()).matches("msp-[0-9TZ]+\\.log");
      assertThat(outcome.out()).isEqualTo("log: " + log + "\n");
    }
  }

  @Test
  void whatHappensBehindTheEndOfTheLogIsNotInItAndTheNextIsAddedToIt() throws Exception {
    run(
            "open loop: as dev",
            "log start " + log(),
            "send one",
            "log stop",
            "send two",
            "log start " + log(),
            "send three")
        .exits(0);
    assertThat(Files.readString(log()))
        .doesNotContain("two")
        .containsSubsequence("started", "one", "stopped", "started", "three", "stopped");
  }

  @Test
  void aFileThatFailsLeavesAWholeLog() throws Exception {
    run("log start " + log(), "open loop: as dev", "send one", "expect data never within 1ms")
        .exits(1);
    assertThat(Files.readString(log())).containsSubsequence("one", "dev * closed", "log stopped");
  }

  @Test
  void theFormatFollowsTheWordOrElseTheNameOfTheFile() throws Exception {
    Path json = directory.resolve("x.jsonl");
    run("log start " + json, "open loop: as dev", "send one", "expect data one within 5s").exits(0);
    assertThat(JsonEvents.of(Files.readString(json)).messagesIn()).containsExactly("one");
    run(
            "log start " + log() + " as json",
            "open loop: as dev",
            "send one",
            "expect data one within 5s")
        .exits(0);
    assertThat(JsonEvents.of(Files.readString(log())).messagesIn()).containsExactly("one");
    Path text = directory.resolve("y.json");
    run("log start " + text + " as text").exits(0);
    assertThat(Files.readString(text)).doesNotContain("{");
  }

  @Test
  void withoutANameTheLogIsANewFileInTheDirectoryOfStateThatItsOwnerAloneMayRead()
      throws Exception {
    run("open loop: as a/b:c*d", "log start", "log stop", "log start as json").exits(0);
    Path logs = directory.resolve("msp/log");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs)))
        .isEqualTo("rwx------");
    List<Path> made;
    try (Stream<Path> files = Files.list(logs)) {
      made = files.sorted().toList();
    }
    assertThat(made).hasSize(2);
    assertThat(made)
        .allSatisfy(
            file -> {
              assertThat(file.getFileName().toString())
                  .matches("msp-[0-9]{8}T[0-9]{6}Z-a-b-c-d\\.(log|jsonl)");
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------");
            });
  }

  @Test
  void aLogThatCannotBeWrittenStopsTheFileBeforeItSends() throws Exception {
    try (Peer peer = Peer.acking()) {
      String open = "open " + peer.endpoint();
      run(open, "log start /dev/full", "send x")
          .exits(2)
          .says("-:2:1: ", "cannot write a log to /dev/full: it is no regular file");
      run(open, "log start " + directory + "/no/x.log", "send x").exits(2).says("not there");
      run(open, "log start " + directory, "send x").exits(2).says("a directory");
      run(open, "log start " + log() + " keep 3", "send x").exits(2).says("give one, like limit");
      run(open, "log start " + log(), "log start " + log() + "2", "send x")
          .exits(2)
          .says("-:3:1: there is a log already, in " + log() + "; log stop ends it");
      run(open, "log stop", "send x").exits(2).says("there is no log; log start begins one");
      assertThat(peer.received()).isEmpty();
    }
  }

  @Test
  void aLogThatCannotGoOnFailsTheCommandThatRuns() throws Exception {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              delete(gone.resolve("x.log"));
              delete(gone);
              talk.ack(frame);
            })) {
      run(
              "open " + peer.endpoint(),
              "log start " + gone.resolve("x.log"),
              "send one",
              "wait 1h",
              "send two")
          .exits(2)
          .says("-:", "the log " + gone.resolve("x.log") + " ended", "its directory is not there");
      assertThat(peer.texts()).containsExactly("one");
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLimitMakesFilesOfThatSize() throws Exception {
    run(
            "open loop: as dev",
            "log start " + log() + " limit 2KB keep 3",
            "repeat 30",
            "  send \"message ${i}\"",
            "end")
        .exits(0);
    assertThat(directory.resolve("x.log.3")).exists();
    assertThat(directory.resolve("x.log.4")).doesNotExist();
    assertThat(Files.size(directory.resolve("x.log.1"))).isBetween(1_800L, 2_000L);
  }
}
