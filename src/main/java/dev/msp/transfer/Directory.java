package dev.msp.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that was opened once, and in which files are then reached by their plain names. No
 * link is ever followed, and nothing but a regular file opened. Source: RELIABILITY 3.2, row 40.
 *
 * <p>Safe for use by several threads.
 */
abstract class Directory implements AutoCloseable {

  private final Path path;

  /** Makes one. */
  Directory(Path path) {
    this.path = path;
  }

  /** Opens a directory that the user named: links on the way there are his own. */
  static Directory open(Path named) throws IOException {
    Path path = named.toRealPath();
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new HeldDirectory(path, secure);
    }
    stream.close();
    return new NamedDirectory(path);
  }

  /** Returns where it is, or was when it was opened. */
  final Path path() {
    return path;
  }

  abstract FileChannel channel(Path name, Set<OpenOption> how) throws IOException;

  abstract BasicFileAttributes attributes(Path name) throws IOException;

  /** Moves what is at a name over what is at another, in one step. */
  abstract void move(Path from, Directory to, Path target) throws IOException;

  /** Returns the directory below it that has a name, and is no link. */
  abstract Directory below(Path name) throws IOException;

  /** Deletes a file, if it is there. */
  abstract void delete(String name) throws IOException;

  /** Returns the names of all that is in it. */
  abstract List<String> names() throws IOException;

  @Override
  public abstract void close();

  /** Returns what is at a name, without following it; empty if nothing is. */
  final Optional<BasicFileAttributes> look(String name) throws IOException {
    try {
      return Optional.of(attributes(Path.of(name)));
    } catch (java.nio.file.NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a file for its owner alone.
   *
   * @throws FileAlreadyExistsException if anything is there, be it a link that leads nowhere
   */
  final FileChannel create(String name) throws IOException {
    return channel(
        Path.of(name),
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS));
  }

  /** Opens a regular file that is there, to read it. */
  final FileChannel openToRead(String name) throws IOException {
    return openRegular(Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /** Opens a regular file that is there and has no second name, to read it and write to it. */
  final FileChannel openToWrite(String name) throws IOException {
    Path file = Path.of(name);
    FileChannel channel =
        openRegular(
            file,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    if (linksTo(name) > 1) {
      channel.close();
      throw new FileSystemException(name, null, "it has another name, too (a hard link)");
    }
    return channel;
  }

  /**
   * Looks before it opens, because opening a FIFO would wait for somebody to write to it, and
   * afterwards, because it could have been changed in between.
   */
  private FileChannel openRegular(Path file, Set<OpenOption> how) throws IOException {
    BasicFileAttributes before = regular(file);
    FileChannel channel = channel(file, how);
    try {
      if (!Objects.equals(regular(file).fileKey(), before.fileKey())) {
        throw new FileSystemException(file.toString(), null, "it was replaced just now");
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return channel;
  }

  private BasicFileAttributes regular(Path file) throws IOException {
    BasicFileAttributes found = attributes(file);
    if (!found.isRegularFile()) {
      throw new FileSystemException(file.toString(), null, "it is no regular file");
    }
    return found;
  }

  /** Returns how many names a file has, 1 where the system does not tell. */
  private int linksTo(String name) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return 1;
    }
    Path file = path.resolve(name);
    Object links = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    return links instanceof Integer count ? count : 1;
  }

  /**
   * Gives a file its final name, where nothing may be. Where the file system has hard links this is
   * one step; nothing is ever seen under the name but the whole file.
   *
   * @throws FileAlreadyExistsException if anything is there
   */
  final void publish(String from, String to) throws IOException {
    Object key = attributes(Path.of(from)).fileKey();
    try {
      Files.createLink(path.resolve(to), path.resolve(from));
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links (FAT, some network file systems), or the path leads elsewhere by now.
      publishOver(from, to);
      return;
    }
    // The link went by the path. That it is here, too, says that this is still the same directory.
    if (!Objects.equals(attributes(Path.of(to)).fileKey(), key)) {
      throw new FileSystemException(to, null, "the directory was changed meanwhile");
    }
    delete(from);
  }

  /**
   * Holds the name with an empty file, which only takes the place of nothing, and moves over it.
   */
  private void publishOver(String from, String to) throws IOException {
    create(to).close();
    try {
      move(Path.of(from), this, Path.of(to));
    } catch (IOException e) {
      delete(to);
      throw e;
    }
  }

  /** Gives a file its final name in place of a regular file that may be there. */
  final void replace(String from, String to) throws IOException {
    Optional<BasicFileAttributes> there = look(to);
    if (there.isPresent() && !there.orElseThrow().isRegularFile()) {
      throw new FileSystemException(to, null, "what is there is no regular file");
    }
    move(Path.of(from), this, Path.of(to));
  }

  /**
   * Returns a directory below this one, and makes it first where it is not there. It is made right
   * here under a name of its own and then moved: to make it by a path of several names could lead
   * elsewhere.
   */
  final Directory enter(Directory parent, String name) throws IOException {
    if (parent.look(name).isEmpty()) {
      Path made = Files.createTempDirectory(path, ".msp-");
      try {
        move(made.getFileName(), parent, Path.of(name));
      } catch (IOException e) {
        Files.deleteIfExists(made); // somebody else was faster; what is there is looked at below
      }
    }
    return parent.below(Path.of(name));
  }

  /** Brings what was made, renamed and deleted in it to the disk, where the system can do so. */
  final void sync() throws IOException {
    try (FileChannel self = channel(Path.of("."), Set.of(StandardOpenOption.READ))) {
      self.force(true);
    } catch (java.nio.file.AccessDeniedException e) {
      // Windows opens no directories, and keeps them by itself.
    }
  }

  /** Returns the disk that it is on. */
  final FileStore store() throws IOException {
    return Files.getFileStore(path);
  }
}
