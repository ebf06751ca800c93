package dev.msp.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A directory by its path, for systems that give no handles (Windows). The same rules hold, but
 * somebody who may change the directories above it could have it mean another one.
 */
final class NamedDirectory extends Directory {

  NamedDirectory(Path path) {
    super(path);
  }

  @Override
  FileChannel channel(Path name, Set<OpenOption> how) throws IOException {
    return FileChannel.open(path().resolve(name), how);
  }

  @Override
  BasicFileAttributes attributes(Path name) throws IOException {
    return Files.readAttributes(
        path().resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  void move(Path from, Directory to, Path target) throws IOException {
    Files.move(path().resolve(from), to.path().resolve(target), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  Directory below(Path name) throws IOException {
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(name.toString());
    }
    return new NamedDirectory(path().resolve(name));
  }

  @Override
  void delete(String name) throws IOException {
    Files.deleteIfExists(path().resolve(name));
  }

  @Override
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path())) {
      all.forEach(path -> names.add(path.getFileName().toString()));
    }
    return names;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
