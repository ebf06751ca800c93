package dev.msp.cli;

import dev.msp.script.ReportFormat;
import dev.msp.script.RunResult;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * One report and the file it goes to. Whoever reads the file sees the report of the last run or of
 * this one, and never half of one.
 *
 * @param format what is written
 * @param path where
 */
record ReportFile(ReportFormat format, Path path) {

  /** Where a report goes as into a stream: {@code /dev/stdout}, {@code >(...)}. */
  private static final List<Path> DEVICES = List.of(Path.of("/dev"), Path.of("/dev/fd"));

  /** Makes sure that it can be written later. */
  void check() throws UserError {
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null || Files.isDirectory(path)) {
      throw UserError.usage("report file " + path + " is a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw UserError.usage("report file " + path + ": make its directory first");
    }
    if (!isStream() && Files.exists(path) && !Files.isRegularFile(path)) {
      throw UserError.usage("report file " + path + " is no regular file");
    }
    try {
      if (!isStream()) {
        Files.createFile(part());
        Files.delete(part());
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  void write(RunResult run) throws UserError {
    try {
      if (isStream()) {
        Files.writeString(path, format.of(run), StandardOpenOption.APPEND);
      } else {
        replace(format.of(run));
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private void replace(String text) throws IOException {
    Path part = part();
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, target(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private boolean isStream() {
    return DEVICES.contains(path.toAbsolutePath().normalize().getParent());
  }

  /** Returns the file itself where the path is a link, which stays. */
  private Path target() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  /** Stands beside the file, for only within a directory a file is moved at once. */
  private Path part() throws IOException {
    Path target = target();
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    return target.resolveSibling(name);
  }

  private UserError unwritten(IOException e) {
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return UserError.usage(
        "report file "
            + path
            + " cannot be written: "
            + (e instanceof AccessDeniedException ? "permission denied" : reason));
  }
}
