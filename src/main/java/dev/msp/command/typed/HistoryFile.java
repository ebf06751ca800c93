package dev.msp.command.typed;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The file in which lines outlast the prompt at which they were typed, for its owner alone. Several
 * prompts may use it at once: each adds its lines at the end, under a lock. What it holds that no
 * prompt has written is passed over.
 */
public final class HistoryFile {

  /** Inputs that are kept. */
  public static final int MOST = 1000;

  /** Bytes from which the older half of the file is given up. */
  static final int LARGEST = 1 << 20;

  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 10;

  private final @Nullable Path path;
  private final List<String> kept = new ArrayList<>();
  private String problem = "";
  private boolean told;

  private HistoryFile(@Nullable Path path) {
    this.path = path;
  }

  /**
   * Returns the file of that path; it and its directory are made when there is something to keep.
   */
  public static HistoryFile at(Path path) {
    return new HistoryFile(path);
  }

  /** Returns a file that keeps nothing. */
  public static HistoryFile none() {
    return new HistoryFile(null);
  }

  /** Returns why lines are not kept, in one sentence, and only once. */
  public Optional<String> takeProblem() {
    boolean tell = !told && !problem.isEmpty();
    told |= tell;
    return tell ? Optional.of(problem) : Optional.empty();
  }

  /** Returns what was kept, the oldest first; nothing if it cannot be read. */
  public List<String> read() {
    if (path == null || !Files.exists(path) || !isUsable(path)) {
      return List.of();
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return entries(file);
    } catch (IOException e) {
      failed(e);
      return List.of();
    }
  }

  /** Keeps an input of one or more lines. */
  public void append(String input) {
    kept.add(input);
    change(file -> add(file, input));
  }

  /**
   * Gives up inputs that were kept here, and not at an earlier prompt, and turn out to be wrong to
   * keep.
   *
   * @return those inputs
   */
  public List<String> takeBack(Predicate<String> isWrong) {
    List<String> wrong = kept.stream().filter(isWrong).toList();
    if (!wrong.isEmpty()) {
      kept.removeAll(wrong);
      change(file -> remove(file, wrong));
    }
    return wrong;
  }

  /** Something that is done to the file under the lock. */
  private interface Change {
    void make(FileChannel file) throws IOException;
  }

  private void change(Change change) {
    if (path == null || !problem.isEmpty() || !isUsable(path)) {
      return;
    }
    try {
      prepare(path);
      try (FileChannel file =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        FileLock lock = lock(file);
        if (lock != null) {
          change.make(file);
        }
      }
    } catch (IOException | UnsupportedOperationException e) {
      failed(e);
    }
  }

  /** A link to /dev/null, a directory or a pipe is no place to keep something. */
  private static boolean isUsable(Path path) {
    return !Files.exists(path) || Files.isRegularFile(path);
  }

  private void failed(Exception e) {
    String reason = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException) {
      reason = "access is denied";
    } else if (e instanceof FileSystemException file && file.getReason() != null) {
      reason = file.getReason();
    }
    problem = "what is typed is not kept in " + path + ": " + reason;
  }

  private static void prepare(Path path) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(directory, PRIVATE);
    }
    if (!Files.exists(path)) {
      Files.newByteChannel(
              path,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(MINE))
          .close();
    }
    if (!Files.getPosixFilePermissions(path).equals(MINE)) {
      Files.setPosixFilePermissions(path, MINE);
    }
  }

  /**
   * Another prompt is at it for a moment; if for longer, the line is rather lost than waited for.
   */
  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileLock lock = tryLock(file);
      if (lock != null) {
        return lock;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another prompt of this process
    }
  }

  private static void add(FileChannel file, String input) throws IOException {
    StringBuilder line = new StringBuilder();
    if (file.size() > 0 && lastByte(file) != '\n') {
      line.append('\n'); // somebody was ended in the middle of a line
    }
    line.append(encode(input)).append('\n');
    write(file, line.toString(), file.size());
    if (file.size() > LARGEST) {
      shorten(file);
    }
  }

  private static int lastByte(FileChannel file) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    file.read(last, file.size() - 1);
    return last.get(0);
  }

  private static void write(FileChannel file, String text, long position) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  private static void shorten(FileChannel file) throws IOException {
    List<String> entries = entries(file);
    int first = entries.size();
    int size = 0;
    while (first > 0 && size < LARGEST / 2) {
      first--;
      size += entries.get(first).length();
    }
    rewrite(file, entries.subList(first, entries.size()));
  }

  private static void remove(FileChannel file, List<String> inputs) throws IOException {
    List<String> entries = new ArrayList<>(entries(file));
    entries.removeAll(inputs);
    rewrite(file, entries);
  }

  private static void rewrite(FileChannel file, List<String> entries) throws IOException {
    StringBuilder text = new StringBuilder();
    entries.forEach(one -> text.append(encode(one)).append('\n'));
    write(file, text.toString(), 0);
    file.truncate(text.toString().getBytes(StandardCharsets.UTF_8).length);
  }

  /** The last of them, and only whole ones. */
  private static List<String> entries(FileChannel file) throws IOException {
    long from = Math.max(0, file.size() - LARGEST);
    ByteBuffer all = ByteBuffer.allocate((int) (file.size() - from));
    while (all.hasRemaining() && file.read(all, from + all.position()) > 0) {
      // until all is there, or another prompt has shortened it
    }
    List<String> entries = new ArrayList<>();
    byte[] bytes = all.array();
    int start = 0;
    for (int at = 0; at < all.position(); at++) {
      if (bytes[at] == '\n') {
        if (start > 0 || from == 0) {
          add(Bytes.copyOf(bytes, start, at - start), entries);
        }
        start = at + 1;
      }
    }
    return entries.subList(Math.max(0, entries.size() - MOST), entries.size());
  }

  private static void add(Bytes line, List<String> entries) {
    Optional<String> text = line.text();
    if (text.isPresent() && text.get().codePoints().noneMatch(Character::isISOControl)) {
      String entry = decode(text.get());
      if (!entry.isBlank()) {
        entries.add(entry);
      }
    }
  }

  private static String encode(String input) {
    return input.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String decode(String line) {
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      boolean escaped = line.charAt(i) == '\\' && i + 1 < line.length();
      if (escaped) {
        i++;
      }
      input.append(escaped && line.charAt(i) == 'n' ? '\n' : line.charAt(i));
    }
    return input.toString();
  }
}
