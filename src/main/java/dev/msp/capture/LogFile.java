package dev.msp.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that whole lines are added to and that is never truncated. Lines wait in memory until
 * {@link #flush}. When it would get too long it is renamed, {@code FILE.1} being the last one, and
 * a new one is begun; when somebody else renames or removes it, too. Not for several threads.
 */
public final class LogFile implements Closeable {

  private static final int BUFFER = 64 << 10;

  /**
   * When a file is renamed.
   *
   * @param limit bytes that a file may have, though a longer line makes a longer one; 0 for no
   *     limit
   * @param keep how many earlier files are kept, 1 or more; the oldest beyond is removed
   */
  public record Rotation(long limit, int keep) {

    /** Never. */
    public static final Rotation NEVER = new Rotation(0, 1);
  }

  private final Path path;
  private final Rotation rotation;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private FileChannel channel;
  private long size;
  private @Nullable Object identity;

  private LogFile(Path path, Rotation rotation, FileChannel channel) {
    this.path = path;
    this.rotation = rotation;
    this.channel = channel;
  }

  /**
   * Opens a file, or makes it.
   *
   * @throws IOException if that cannot be; {@link PrivateFile#reason} says why
   */
  public static LogFile append(Path wanted, Rotation rotation) throws IOException {
    Path path = PrivateFile.place(wanted);
    return begin(new LogFile(path, rotation, PrivateFile.append(path)));
  }

  /**
   * Makes a file that is not there yet.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there
   * @throws IOException if it cannot be made
   */
  public static LogFile create(Path wanted, Rotation rotation) throws IOException {
    Path path = PrivateFile.place(wanted);
    return begin(new LogFile(path, rotation, PrivateFile.create(path)));
  }

  /** Opens a file whatever it is: a device that takes nothing tells how a full disk is told. */
  static LogFile unchecked(Path path) throws IOException {
    return new LogFile(path, Rotation.NEVER, PrivateFile.append(path));
  }

  private static LogFile begin(LogFile file) throws IOException {
    try {
      file.opened();
      return file;
    } catch (IOException e) {
      file.channel.close();
      throw e;
    }
  }

  private void opened() throws IOException {
    if (rotation.limit() > 0) {
      lock();
    }
    size = channel.size();
    identity = identity(path);
    if (size > 0 && !endsWithLine()) {
      write(new byte[] {'\n'}, 1); // a crash, or a full disk, cut the last line off
    }
  }

  /** Two that rename the same files would lose some. */
  private void lock() throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new IOException("it is the log of another msp; give another file, or no limit");
    }
  }

  private boolean endsWithLine() throws IOException {
    try (FileChannel reading = FileChannel.open(path)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      reading.read(last, size - 1);
      return last.get(0) == '\n';
    }
  }

  /** Returns which file a name stands for at the moment, or null where that cannot be known. */
  private static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** Returns the file that is written to. */
  public Path path() {
    return path;
  }

  /**
   * Adds a line.
   *
   * @param line without its end
   * @throws IOException if lines that waited cannot be written
   */
  public void add(String line) throws IOException {
    byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    long length = size + filled;
    if (rotation.limit() > 0 && length > 0 && length + bytes.length > rotation.limit()) {
      flush();
      rotate();
    }
    if (filled + bytes.length > BUFFER) {
      flush();
    }
    if (bytes.length > BUFFER) {
      write(bytes, bytes.length);
    } else {
      System.arraycopy(bytes, 0, buffer, filled, bytes.length);
      filled += bytes.length;
    }
  }

  /**
   * Gives all lines that wait to the operating system.
   *
   * @throws IOException if not all can be written; none of them is written in part then
   */
  public void flush() throws IOException {
    if (filled == 0) {
      return;
    }
    if (wasMoved()) {
      channel.close();
      open();
    }
    int length = filled;
    filled = 0;
    write(buffer, length);
  }

  private boolean wasMoved() throws IOException {
    try {
      return identity != null && !Objects.equals(identity, identity(path));
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private void open() throws IOException {
    PrivateFile.place(path);
    channel = PrivateFile.append(path);
    opened();
  }

  private void write(byte[] bytes, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
    try {
      while (left.hasRemaining()) {
        size += channel.write(left);
      }
    } catch (IOException e) {
      removePart(bytes, left.position());
      throw e;
    }
  }

  /** Takes back the beginning of a line, unless somebody else has written behind it. */
  private void removePart(byte[] bytes, int written) {
    int whole = written;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    try {
      if (whole < written && channel.size() == size) {
        channel.truncate(size - written + whole);
      }
    } catch (IOException e) {
      // the line stays cut off; whoever adds to the file begins a new one
    }
  }

  private void rotate() throws IOException {
    channel.force(false);
    channel.close();
    for (int number = rotation.keep() - 1; number > 0; number--) {
      Path earlier = numbered(number);
      if (Files.exists(earlier, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(earlier, numbered(number + 1), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.move(path, numbered(1), StandardCopyOption.ATOMIC_MOVE);
    open();
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  /**
   * Writes all lines that wait, and waits until the disk has them.
   *
   * @throws IOException if that cannot be
   */
  public void sync() throws IOException {
    flush();
    channel.force(true);
  }

  /** Closes the file without writing what waits. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
