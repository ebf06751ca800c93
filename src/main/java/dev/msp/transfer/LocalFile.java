package dev.msp.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of this machine that its user wants to send.
 *
 * @param path where it is
 * @param name what it shall be called there, components joined by {@code /}
 */
public record LocalFile(Path path, String name) {

  /** Returns a file under its own name. A link that the user names is followed. */
  public static LocalFile of(Path path) {
    return new LocalFile(path, nameOf(path));
  }

  private static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /**
   * Returns all regular files below a directory, in the order of their names; links in it are not
   * followed. They will be called by the directory's name and what is below it.
   */
  public static List<LocalFile> below(Path directory) throws IOException {
    List<LocalFile> files = new ArrayList<>();
    Path root = directory.toRealPath();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted().toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          List<String> names = new ArrayList<>(List.of(nameOf(directory)));
          root.relativize(path).forEach(name -> names.add(name.toString()));
          files.add(new LocalFile(path, String.join("/", names)));
        }
      }
    }
    return files;
  }

  /** Opens it. */
  SourceFile open() throws TransferException {
    RelativeName wire = RelativeName.of(name);
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
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
