package dev.msp.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * Opens files that hold what went over a wire: for their owner alone, and nowhere that somebody
 * else has chosen.
 */
public final class PrivateFile {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> FOR_OTHERS =
      PosixFilePermissions.fromString("----w--w-");

  private PrivateFile() {}

  /**
   * Opens a file to add to its end; makes it if it is not there.
   *
   * @throws IOException if it is no regular file, or cannot be opened
   */
  public static FileChannel append(Path path) throws IOException {
    return open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Makes a file that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there
   * @throws IOException if it cannot be made
   */
  public static FileChannel create(Path path) throws IOException {
    return open(path, StandardOpenOption.CREATE_NEW);
  }

  /**
   * Opens a file without what it held; makes it if it is not there.
   *
   * @throws IOException if it cannot be opened
   */
  public static FileChannel overwrite(Path path) throws IOException {
    return open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static FileChannel open(Path path, OpenOption... how) throws IOException {
    Set<OpenOption> options = new HashSet<>(Set.of(how));
    options.add(StandardOpenOption.WRITE);
    options.add(LinkOption.NOFOLLOW_LINKS);
    return POSIX ? FileChannel.open(path, options, OWNER_ONLY) : FileChannel.open(path, options);
  }

  /**
   * Returns the path of a file that may be written to, with no link in the last place. A link is
   * followed, and a file of somebody else written to, only where nobody else can have put it.
   *
   * @throws IOException if it is no place for such a file; its message says why
   */
  public static Path place(Path wanted) throws IOException {
    Path path = wanted.toAbsolutePath();
    if (Files.isSymbolicLink(path)) {
      if (isOpenToOthers(path)) {
        throw new IOException("it is a link in a directory that others may write to");
      }
      path = target(path);
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      check(path);
    } else if (!Files.isDirectory(parent(path))) {
      throw new IOException("its directory is not there; make that first");
    }
    return path;
  }

  private static Path target(Path link) throws IOException {
    try {
      return link.toRealPath();
    } catch (NoSuchFileException e) {
      throw new IOException("it is a link that leads nowhere", e);
    }
  }

  private static void check(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no regular file");
    }
    if (isOpenToOthers(path) && isForeign(path)) {
      throw new IOException(
          "it belongs to "
              + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName()
              + ", in a directory that others may write to");
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static boolean isOpenToOthers(Path path) throws IOException {
    Path parent = parent(path);
    return POSIX && Files.getPosixFilePermissions(parent).stream().anyMatch(FOR_OTHERS::contains);
  }

  private static boolean isForeign(Path path) throws IOException {
    Path self = Path.of("/proc/self"); // a process belongs to its user, whatever the names are
    return Files.exists(self)
        && !Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(self));
  }

  /** Returns why a file could not be opened or written, in words. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
      return "its directory is not there";
    }
    if (e instanceof AccessDeniedException) {
      return "you may not write there";
    }
    String known = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return known == null ? e.getClass().getSimpleName() : known;
  }
}
