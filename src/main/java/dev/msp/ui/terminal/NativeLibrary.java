package dev.msp.ui.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where JLine unpacks its native library: below this user's cache directory rather than in the
 * temporary directory, which may be mounted noexec. JLine gives the file a name of its own each
 * time and removes it in the end.
 */
final class NativeLibrary {

  private static final String PROPERTY = "jline.tmpdir";

  private NativeLibrary() {}

  /** Names the directory to JLine, unless the user has named one or it cannot be used. */
  static void prepare() {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    String home = System.getenv("HOME");
    Path directory =
        directory(
            System.getenv("XDG_CACHE_HOME"),
            home != null && home.startsWith("/") ? home : System.getProperty("user.home"));
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException | UnsupportedOperationException e) {
      return; // the temporary directory will do
    }
    if (Files.isWritable(directory)) {
      System.setProperty(PROPERTY, directory.toString());
    }
  }

  /** XDG base directories that are not absolute are to be ignored. */
  static Path directory(@org.jspecify.annotations.Nullable String cache, String home) {
    boolean named = cache != null && cache.startsWith("/");
    return named ? Path.of(cache, "msp") : Path.of(home, ".cache", "msp");
  }
}
