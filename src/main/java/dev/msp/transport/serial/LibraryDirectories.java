package dev.msp.transport.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where code that is to be loaded may be kept: directories that only this user can write to, and
 * that are not mounted noexec. What is there already is loaded only if it is this user's own and
 * has the right bytes.
 *
 * @param candidates directories of this program, the best first; made where they are missing
 * @param owner this user
 */
record LibraryDirectories(List<Path> candidates, UserPrincipal owner) {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final Set<PosixFilePermission> FOR_OTHERS =
      PosixFilePermissions.fromString("----w--w-");

  /** Returns the directories of this user: cache, runtime directory, temporary directory. */
  static LibraryDirectories standard() throws NativeLibraryException {
    try {
      // A process belongs to its user, whatever the environment says.
      UserPrincipal owner = Files.getOwner(Path.of("/proc/self"));
      return new LibraryDirectories(candidates(System.getenv(), System.getProperties()), owner);
    } catch (IOException e) {
      throw new NativeLibraryException(
          "the serial library cannot be unpacked, because /proc is missing; mount it", e);
    }
  }

  /** Returns the candidates for an environment and system properties. */
  static List<Path> candidates(Map<String, String> environment, Map<?, ?> properties) {
    List<Path> all = new ArrayList<>();
    // user.home is what the system knows of the user; HOME is where this one is at home now.
    String set = environment.getOrDefault("HOME", "");
    String home = set.startsWith("/") ? set : String.valueOf(properties.get("user.home"));
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    // XDG base directories that are not absolute are to be ignored.
    all.add(Path.of(cache.startsWith("/") ? cache : home + "/.cache", "msp"));
    if (runtime.startsWith("/")) {
      all.add(Path.of(runtime, "msp"));
    }
    String temporary = String.valueOf(properties.get("java.io.tmpdir"));
    all.add(Path.of(temporary, "msp-" + properties.get("user.name")));
    return all;
  }

  /**
   * Keeps files below a subdirectory of the first candidate that will do.
   *
   * @param name the subdirectory, which tells versions apart
   * @param files their names, relative, with {@code /} between the parts
   * @param contents what each holds
   * @return the subdirectory
   * @throws NativeLibraryException if no candidate will do
   */
  Path keep(String name, String[] files, byte[][] contents) throws NativeLibraryException {
    StringBuilder why = new StringBuilder();
    for (Path candidate : candidates) {
      Path directory = candidate.resolve(name);
      String refusal = tryToKeep(candidate, directory, files, contents);
      if (refusal.isEmpty()) {
        return directory;
      }
      why.append(why.isEmpty() ? "" : ", ").append(candidate).append(' ').append(refusal);
    }
    throw new NativeLibraryException(
        "no directory can hold the serial library ("
            + why
            + "); set XDG_CACHE_HOME to one of yours that is not mounted noexec");
  }

  /** Returns why a directory will not do, as in {@code is mounted noexec}; empty if it does. */
  private String tryToKeep(Path candidate, Path directory, String[] files, byte[][] contents) {
    try {
      ensureOwn(candidate);
      for (int i = 0; i < files.length; i++) {
        Path file = directory.resolve(files[i]);
        for (Path dir = directory; !dir.equals(file); ) {
          ensureOwn(dir);
          dir = dir.resolve(dir.relativize(file).getName(0));
        }
        if (!isGood(file, contents[i])) {
          write(file, contents[i]);
        }
        // The kernel answers no for a file on a noexec mount, whatever its mode.
        if (!Files.isExecutable(file)) {
          return "is mounted noexec";
        }
      }
      return "";
    } catch (IOException e) {
      return "cannot be used: " + reason(e);
    }
  }

  private void ensureOwn(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      refuseForeignHome(directory);
      // Not the last one only: a missing ~/.cache is made too, for this user alone.
      Files.createDirectories(directory, PRIVATE);
    }
    PosixFileAttributes found = attributes(directory);
    if (!found.isDirectory() || !found.owner().equals(owner)) {
      throw new IOException("it belongs to somebody else");
    }
    if (isOpenToOthers(found)) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** With sudo the home may be somebody else's, who could not write to what is made there. */
  private void refuseForeignHome(Path missing) throws IOException {
    Path parent = missing.toAbsolutePath().getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    UserPrincipal found = parent == null ? owner : Files.getOwner(parent);
    if (!found.equals(owner) && !found.getName().equals("root")) {
      throw new IOException(parent + " belongs to " + found.getName());
    }
  }

  private boolean isGood(Path file, byte[] content) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    PosixFileAttributes found = attributes(file);
    return found.isRegularFile()
        && found.owner().equals(owner)
        && !isOpenToOthers(found)
        && found.size() == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** Another process may be loading the file at this moment: it is replaced, never written to. */
  private static void write(Path file, byte[] content) throws IOException {
    Path parent = file.getParent();
    Path fresh = Files.createTempFile(parent, "new", ".so", PRIVATE);
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isOpenToOthers(PosixFileAttributes found) {
    for (PosixFilePermission permission : FOR_OTHERS) {
      if (found.permissions().contains(permission)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof java.nio.file.FileSystemException system && system.getReason() != null
        ? String.valueOf(system.getReason())
        : message;
  }
}
