package dev.msp.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file of this machine that its user wants to send.
 *
 * @param path where it is
 * @param name what it shall be called there, components joined by {@code /}
 * @param mayBeLink whether a link is followed: the user named it
 */
public record LocalFile(Path path, String name, boolean mayBeLink) {

  /** Returns a file under its own name. A link that the user names is followed. */
  public static LocalFile of(Path path) {
    return new LocalFile(path, nameOf(path), true);
  }

  private static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /**
   * Returns the files that a user names, all looked at before the first goes out.
   *
   * @param recursive whether a directory stands for all below it
   * @throws TransferException if one of them cannot be sent as it is called, and what to do
   */
  public static List<LocalFile> named(List<String> names, boolean recursive)
      throws TransferException {
    List<LocalFile> files = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String name : names) {
      Path path = path(name);
      if (Files.isDirectory(path)) {
        files.addAll(below(path, recursive));
      } else if (Files.isReadable(path)) {
        files.add(of(path));
        FileName.fault(nameOf(path))
            .ifPresent(fault -> faults.add("the name '" + nameOf(path) + "' " + fault));
      } else {
        throw unusable("file " + name + (exists(path) ? " cannot be read" : " does not exist"));
      }
    }
    if (!faults.isEmpty()) {
      throw new TransferException(
          Refusal.NAME, String.join("; ", faults) + ": give it another name; nothing was sent");
    }
    return files;
  }

  private static Path path(String name) throws TransferException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw unusable(
          "file " + name + " has a name that this locale cannot write; set LC_ALL=C.UTF-8");
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static TransferException unusable(String why) {
    return new TransferException(Refusal.NOT_FOUND, why);
  }

  private static List<LocalFile> below(Path directory, boolean recursive) throws TransferException {
    if (!recursive) {
      throw unusable(directory + " is a directory; -r sends all below it");
    }
    try {
      return below(directory);
    } catch (IOException e) {
      throw DiskFault.of(e, "read directory '" + directory + "'");
    }
  }

  /**
   * Returns all that is below a directory, in the order of the names: also what is no regular file
   * or cannot be read, so that it is told when it cannot be sent. They will be called by the
   * directory's name and what is below it.
   */
  static List<LocalFile> below(Path directory) throws IOException {
    List<LocalFile> files = new ArrayList<>();
    Path root = directory.toRealPath();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes any) {
            return add(path);
          }

          private FileVisitResult add(Path path) {
            List<String> names = new ArrayList<>(List.of(nameOf(directory)));
            root.relativize(path).forEach(name -> names.add(name.toString()));
            files.add(new LocalFile(path, String.join("/", names), false));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (path.equals(root)) {
              throw e;
            }
            return add(path);
          }
        });
    files.sort(Comparator.comparing(LocalFile::path));
    return files;
  }

  /** Opens it. */
  SourceFile open() throws TransferException {
    RelativeName wire = RelativeName.of(name);
    LinkOption[] links =
        mayBeLink ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    boolean shut = Files.isDirectory(path, links) && !Files.isReadable(path);
    try {
      if (exists(path) && !shut && !Files.isRegularFile(path, links)) {
        throw new TransferException(Refusal.NOT_A_FILE, "'" + path + "' is no regular file");
      }
      return new SourceFile(
          wire.toString(),
          FileChannel.open(path, StandardOpenOption.READ),
          () -> Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException e) {
      throw DiskFault.of(e, "read '" + path + "'");
    }
  }
}
