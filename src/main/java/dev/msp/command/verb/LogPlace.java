package dev.msp.command.verb;

import dev.msp.capture.LogFile;
import dev.msp.capture.LogFormat;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.OpenSession;
import dev.msp.command.Workspace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where a log goes that was given no name.
 *
 * @param directory the program's own directory for logs
 * @param name of the file, without its ending
 */
record LogPlace(Path directory, String name) {

  private static final int LONGEST = 40;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Returns the place for a log that begins now.
   *
   * @throws CommandFailure if the program has no directory
   */
  static LogPlace of(Workspace workspace) throws CommandFailure {
    Path state =
        workspace
            .front()
            .stateDirectory()
            .orElseThrow(
                () ->
                    new CommandFailure(Kind.USAGE, "there is no directory for logs; name a file"));
    long micros = workspace.clock().micros(workspace.clock().nanos());
    String session = workspace.current().map(OpenSession::name).orElse("");
    return new LogPlace(state.resolve("log"), name(Instant.ofEpochMilli(micros / 1_000), session));
  }

  /** Returns a name that every file system takes. */
  static String name(Instant time, String session) {
    String safe = session.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    String cut = safe.substring(0, Math.min(LONGEST, safe.length()));
    return "msp-" + TIME.format(time) + (cut.isEmpty() ? "" : '-' + cut);
  }

  /** Makes the file; a number goes behind a name that is taken. */
  LogFile create(LogFormat format, LogFile.Rotation rotation) throws IOException {
    makeDirectory();
    for (int number = 1; ; number++) {
      String numbered = number == 1 ? name : name + '-' + number;
      try {
        return LogFile.create(directory.resolve(numbered + '.' + format.ending()), rotation);
      } catch (FileAlreadyExistsException e) {
        // one more within a second
      }
    }
  }

  private void makeDirectory() throws IOException {
    if (Files.isDirectory(directory)) {
      return; // a link to one is as good
    }
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }
}
