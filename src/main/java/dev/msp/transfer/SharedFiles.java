package dev.msp.transfer;

import dev.msp.transfer.FileRecord.Entry;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory from which peers may get files: the outbox. It is opened once; links in it are not
 * followed, and what is no regular file, or has a name that no inbox would take, is not given. A
 * list names that, too: else whoever gets a whole directory would believe to have it all.
 *
 * <p>Safe for use by several threads.
 */
public final class SharedFiles implements AutoCloseable {

  /** So many files are listed at most. */
  static final int MAX_LISTED = 100_000;

  private final Directory root;

  private SharedFiles(Directory root) {
    this.root = root;
  }

  /**
   * Opens a directory that is there.
   *
   * @throws IOException if it cannot be opened, or is no directory
   */
  public static SharedFiles open(Path path) throws IOException {
    return new SharedFiles(Directory.open(path));
  }

  /** Returns where it is. */
  public Path path() {
    return root.path();
  }

  /** Work inside of a directory. */
  private interface Inside<T> {
    T in(Directory directory) throws IOException, TransferException;
  }

  private static <T> T within(Directory directory, List<String> below, Inside<T> work)
      throws IOException, TransferException {
    if (below.isEmpty()) {
      return work.in(directory);
    }
    try (Directory next = directory.below(Path.of(below.get(0)))) {
      return within(next, below.subList(1, below.size()), work);
    }
  }

  /** Opens a file that a peer asks for. */
  SourceFile open(RelativeName name) throws TransferException {
    try {
      return within(root, name.directories(), directory -> open(directory, name));
    } catch (IOException e) {
      throw notFound(name.toString());
    }
  }

  private SourceFile open(Directory directory, RelativeName name)
      throws IOException, TransferException {
    Optional<BasicFileAttributes> found = directory.look(name.file());
    if (found.isPresent() && !found.orElseThrow().isRegularFile()) {
      throw new TransferException(Refusal.NOT_A_FILE, "'" + name + "' is no regular file");
    }
    // The directory is closed when the file is sent: the look goes down from the root again.
    return new SourceFile(name.toString(), directory.openToRead(name.file()), () -> look(name));
  }

  private BasicFileAttributes look(RelativeName name) throws IOException {
    try {
      return within(root, name.directories(), at -> at.attributes(Path.of(name.file())));
    } catch (TransferException e) {
      throw new IOException(e);
    }
  }

  /** Says the same of what is not there and of what may not be read: a peer learns no more. */
  private static TransferException notFound(String name) {
    return new TransferException(Refusal.NOT_FOUND, "there is no file '" + name + "' to get");
  }

  /**
   * Returns all files below a directory, in the order of their names.
   *
   * @param name empty for all that there is
   */
  List<Entry> list(String name) throws TransferException {
    List<Entry> all = new ArrayList<>();
    try {
      List<String> start = name.isEmpty() ? List.of() : RelativeName.of(name).components();
      within(
          root,
          start,
          directory -> {
            add(directory, start, all);
            return all;
          });
    } catch (IOException e) {
      throw new TransferException(Refusal.NOT_FOUND, "there is no directory '" + name + "' to get");
    }
    return all;
  }

  private static void add(Directory directory, List<String> above, List<Entry> all)
      throws IOException, TransferException {
    for (String name : directory.names().stream().sorted().toList()) {
      List<String> path = new ArrayList<>(above);
      path.add(name);
      if (!Part.isNameOfOne(name)) {
        addOne(directory, path, all);
      }
    }
  }

  private static void addOne(Directory directory, List<String> path, List<Entry> all)
      throws IOException, TransferException {
    String name = path.get(path.size() - 1);
    boolean usable = FileName.fault(name).isEmpty() && path.size() < RelativeName.MAX_DEPTH;
    Optional<BasicFileAttributes> found = directory.look(name);
    if (usable && found.filter(BasicFileAttributes::isDirectory).isPresent()) {
      addBelow(directory, path, all);
    } else {
      addEntry(found.filter(BasicFileAttributes::isRegularFile), path, all);
    }
  }

  private static void addBelow(Directory directory, List<String> path, List<Entry> all)
      throws IOException, TransferException {
    Directory below;
    try {
      below = directory.below(Path.of(path.get(path.size() - 1)));
    } catch (AccessDeniedException e) {
      addEntry(Optional.empty(), path, all);
      return;
    }
    try (below) {
      add(below, path, all);
    }
  }

  private static void addEntry(
      Optional<BasicFileAttributes> file, List<String> path, List<Entry> all)
      throws TransferException {
    if (all.size() == MAX_LISTED) {
      throw new TransferException(Refusal.TOO_LONG, "there are more than " + MAX_LISTED + " files");
    }
    String name = FileName.cut(String.join("/", path), FileRecord.MAX_NAME);
    all.add(new Entry(file.map(BasicFileAttributes::size).orElse(0L), name));
  }

  @Override
  public void close() {
    root.close();
  }
}
