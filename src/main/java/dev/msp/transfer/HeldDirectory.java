package dev.msp.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A directory by its handle: whatever is done to the path that led there, it stays the same one. A
 * handle stops neither {@code ..} nor absolute paths; the names that come here are plain ones.
 */
final class HeldDirectory extends Directory {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final SecureDirectoryStream<Path> handle;

  HeldDirectory(Path path, SecureDirectoryStream<Path> handle) {
    super(path);
    this.handle = handle;
  }

  /** Something done with the handle. */
  private interface Work<T> {
    T with(SecureDirectoryStream<Path> handle) throws IOException;
  }

  /** Makes a failure of what the handle says, unchecked, once it is closed. */
  private <T> T on(Work<T> work) throws IOException {
    try {
      return work.with(handle);
    } catch (ClosedDirectoryStreamException e) {
      throw new IOException("the directory is not served any more", e);
    }
  }

  @Override
  FileChannel channel(Path name, Set<OpenOption> how) throws IOException {
    SeekableByteChannel channel = on(dir -> dir.newByteChannel(name, how, OWNER_ONLY));
    if (channel instanceof FileChannel file) {
      return file;
    }
    channel.close();
    throw new IOException("this system opens no files inside of a directory");
  }

  @Override
  BasicFileAttributes attributes(Path name) throws IOException {
    return on(
        dir ->
            dir.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes());
  }

  @Override
  void move(Path from, Directory to, Path target) throws IOException {
    SecureDirectoryStream<Path> other = ((HeldDirectory) to).handle;
    on(
        dir -> {
          dir.move(from, other, target);
          return target;
        });
  }

  @Override
  Directory below(Path name) throws IOException {
    return new HeldDirectory(
        path().resolve(name), on(dir -> dir.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)));
  }

  @Override
  void delete(String name) throws IOException {
    try {
      on(
          dir -> {
            dir.deleteFile(Path.of(name));
            return name;
          });
    } catch (NoSuchFileException e) {
      // that is what was wanted
    }
  }

  @Override
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    // A handle can be listed only once; this is another one of the same directory.
    try (DirectoryStream<Path> again = on(dir -> dir.newDirectoryStream(Path.of(".")))) {
      again.forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  @Override
  public void close() {
    try {
      handle.close();
    } catch (IOException e) {
      // It was only a place to look from: nothing is lost with it.
    }
  }
}
