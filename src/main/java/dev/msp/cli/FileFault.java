package dev.msp.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says for the user why a file could not be read; the JDK's own messages repeat only its name. */
final class FileFault {

  /** For a name that the JVM cannot pass on, as in a locale that knows no such characters. */
  static final String NO_NAME = "has a name that this locale cannot write; set LC_ALL=C.UTF-8";

  private FileFault() {}

  /** Returns a clause that follows the name of the file. */
  static String sentence(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof NotDirectoryException) {
      return "is no directory";
    }
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return "cannot be read: " + (reason == null ? e.getClass().getSimpleName() : reason);
  }
}
