package dev.msp.cli;

import dev.msp.config.ConfigException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where the files are that say who the user is and whom to trust, and what is said of bad ones. */
final class OwnFiles {

  private OwnFiles() {}

  /** Returns the user's directory of configuration, which need not be there. */
  static Path directory(Map<String, String> environment) throws UserError {
    String directory = Directories.configuration(environment);
    if (directory.isEmpty()) {
      throw UserError.usage(
          "there is no place for keys and peers, for neither HOME nor XDG_CONFIG_HOME is set");
    }
    try {
      return Path.of(directory);
    } catch (InvalidPathException e) {
      throw UserError.usage("directory " + directory + ' ' + FileFault.NO_NAME);
    }
  }

  /** Returns what a user is told of a file that cannot be read or written. */
  static UserError refused(Path file, IOException e) {
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    if (e instanceof AccessDeniedException) {
      reason = "permission denied";
    }
    return UserError.usage(
        file + " cannot be used: " + (reason == null ? e.getClass().getSimpleName() : reason));
  }

  /** Returns what a user is told of a list of peers with mistakes. */
  static UserError mistaken(ConfigException e) {
    int more = e.total() - 1;
    return UserError.usage(e.getMessage() + (more == 0 ? "" : "; and " + more + " more mistakes"));
  }
}
