package dev.msp.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The user's directory of configuration, as the place of files that say who is trusted. What
 * somebody else could have put there, or changed, is neither read nor written over; a file is
 * replaced whole or not at all; two processes that change one file do so one after the other.
 *
 * <p>On a system without owners and permissions of POSIX only links are refused.
 */
final class OwnDirectory {

  /** Larger files are not read: no list of peers is that long. */
  static final int LARGEST = 1 << 20;

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final String LOCK = ".lock";

  /** A lock of files excludes other processes only. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  /** Who may look into a file beside its owner. */
  enum Access {
    /** Nobody. */
    OWNER_ONLY("rwxrwx", "read", "chmod 600 "),
    /** Everybody. */
    OTHERS_READ("-w--w-", "written", "chmod go-w ");

    private final String refused;
    private final String verb;
    private final String remedy;

    Access(String refused, String verb, String remedy) {
      this.refused = refused;
      this.verb = verb;
      this.remedy = remedy;
    }

    private boolean refuses(Set<PosixFilePermission> permissions) {
      Set<PosixFilePermission> wide = PosixFilePermissions.fromString("---" + refused);
      return permissions.stream().anyMatch(wide::contains);
    }
  }

  /** How a new file gets its content; a test's disk is full. */
  interface Writer {

    /** Writes all of it, and waits until it is on the disk. */
    void write(Path file, byte[] content) throws IOException;
  }

  /** What a file is to hold, by what it holds. */
  interface Change {

    /**
     * Returns the new content, or nothing to leave the file as it is.
     *
     * @param old empty if there is no file
     */
    Optional<byte[]> apply(Optional<byte[]> old) throws IOException, ConfigException;
  }

  private final Path directory;
  private final Writer writer;

  OwnDirectory(Path directory) {
    this(directory, OwnDirectory::writeThrough);
  }

  OwnDirectory(Path directory, Writer writer) {
    this.directory = directory;
    this.writer = writer;
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /**
   * Returns the content of a file, or nothing if it is not there.
   *
   * @throws IOException if it is not the user's alone; its reason says what to do
   */
  Optional<byte[]> read(String name, Access access) throws IOException {
    Path file = file(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    check(directory, Access.OTHERS_READ);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw fault(file, "it is a link or no regular file; put the file itself there");
    }
    check(file, access);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      long size = channel.size();
      if (size > LARGEST) {
        throw fault(file, "it is larger than 1 MiB");
      }
      ByteBuffer content = ByteBuffer.allocate((int) size);
      while (content.hasRemaining() && channel.read(content) >= 0) {}
      return Optional.of(content.array());
    } catch (NoSuchFileException e) {
      return Optional.empty(); // taken away meanwhile
    }
  }

  /**
   * Changes a file while no other process does; makes it, and the directory, where it is not there.
   *
   * @return what it holds now
   */
  Optional<byte[]> change(String name, Access access, Change change)
      throws IOException, ConfigException {
    make();
    check(directory, Access.OTHERS_READ);
    IN_THIS_PROCESS.lock();
    try (FileChannel channel = FileChannel.open(file(LOCK), lockOptions(), ownerOnly("rw-------"));
        FileLock lock = channel.lock()) {
      Optional<byte[]> old = read(name, access);
      Optional<byte[]> content = change.apply(old);
      if (lock.isValid() && content.isPresent()) {
        replace(file(name), content.get());
      }
      return content.or(() -> old);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private static Set<OpenOption> lockOptions() {
    return Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private void replace(Path file, byte[] content) throws IOException {
    Path made = Files.createTempFile(directory, '.' + file.getFileName().toString(), ".new");
    try {
      writer.write(made, content);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(made);
    }
    if (POSIX) { // elsewhere a directory cannot be opened
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private void make() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(directory, ownerOnly("rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) { // else another process was quicker
        throw fault(directory, "it is no directory");
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void check(Path path, Access access) throws IOException {
    if (!POSIX) {
      return;
    }
    if (access.refuses(Files.getPosixFilePermissions(path))) {
      throw fault(path, "it can be " + access.verb + " by others; do: " + access.remedy + path);
    }
    Path self = Path.of("/proc/self"); // a process belongs to its user, whatever the names are
    if (Files.exists(self) && !Files.getOwner(path).equals(Files.getOwner(self))) {
      throw fault(path, "it belongs to " + Files.getOwner(path).getName() + ", not to you");
    }
  }

  private static FileSystemException fault(Path path, String reason) {
    return new FileSystemException(path.toString(), null, reason);
  }
}
