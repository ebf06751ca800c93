package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not complete: {@code .name.<key>.part}, for its owner alone, in the directory in
 * which it will have its name, and its journal {@code .name.<key>.at}. It is locked, so that two
 * that receive the same file do not mix, be they one process or two. Not for use by two threads.
 */
final class Part implements AutoCloseable {

  private static final String PART = ".part";
  private static final String JOURNAL = ".at";

  /** Returns whether a file may be one of these, or the journal of one. */
  static boolean isNameOfOne(String name) {
    return name.startsWith(".") && (name.endsWith(PART) || name.endsWith(JOURNAL));
  }

  private final Directory directory;
  private final String file;
  private final PartJournal journal;
  private @Nullable FileChannel channel;

  /**
   * Names one; nothing is opened yet.
   *
   * @param name what the file will be called
   * @param key what tells it from other files of the same name, 16 hexadecimal digits
   */
  Part(Directory directory, String name, String key) {
    this.directory = directory;
    int room = FileName.MAX_BYTES - ("..".length() + key.length() + PART.length());
    String stem = "." + FileName.cut(name, room) + "." + key;
    this.file = stem + PART;
    this.journal = new PartJournal(directory, stem + JOURNAL);
  }

  /** Returns whether a file in an inbox is a part or the journal of one. */
  static boolean isOne(String file) {
    return file.matches("\\..*\\.[0-9a-f]{16}\\.(part|at)");
  }

  /** Returns what it became, if it was completed and its sender may not know. */
  Optional<PartJournal.Stored> stored() throws IOException {
    Optional<PartJournal.Stored> stored = journal.stored();
    Optional<Object> held = key(file);
    if (stored.isPresent() && held.isPresent()) {
      if (!held.equals(key(stored.orElseThrow().name()))) {
        return Optional.empty();
      }
      directory.delete(file); // it had its name already when it was killed, and this one, too
    }
    return stored;
  }

  private Optional<Object> key(String name) throws IOException {
    return directory.look(name).map(BasicFileAttributes::fileKey);
  }

  /**
   * Opens what there is of it, if anything, and locks it.
   *
   * @throws TransferException if somebody else has it
   */
  void open() throws IOException, TransferException {
    try {
      hold(directory.openToWrite(file));
    } catch (NoSuchFileException e) {
      hold(directory.create(file));
      journal.delete();
    }
  }

  private FileChannel hold(FileChannel opened) throws IOException, TransferException {
    channel = opened;
    try {
      if (opened.tryLock() != null) {
        return opened;
      }
    } catch (OverlappingFileLockException e) {
      // of this process: the same as of another
    }
    close();
    throw new TransferException(Refusal.BUSY, "the same file is being received already");
  }

  private FileChannel channel() {
    if (channel == null) {
      throw new IllegalStateException("not open");
    }
    return channel;
  }

  long length() throws IOException {
    return channel().size();
  }

  /** Returns up to where it is on the disk for certain. */
  long safe() throws IOException {
    return Math.min(journal.offset(), length());
  }

  /** Begins it anew, as another file: of this one nobody knows who made it. */
  void restart() throws IOException, TransferException {
    channel().close();
    journal.delete();
    directory.delete(file);
    hold(directory.create(file));
  }

  /** Forgets what is behind an offset. */
  void cut(long offset) throws IOException {
    channel().truncate(offset);
  }

  int read(ByteBuffer into, long offset) throws IOException {
    return channel().read(into, offset);
  }

  void write(ByteBuffer bytes, long offset) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      at += channel().write(bytes, at);
    }
  }

  /** Brings what was written to the disk, and then says so in the journal. */
  void sync(long offset) throws IOException {
    channel().force(false);
    journal.reached(offset);
  }

  /** Brings the whole to the disk, before it gets its name. */
  void complete() throws IOException {
    channel().force(true);
  }

  /** Gives it its name. */
  void publish(Bytes hash, String name, boolean overwrite) throws IOException {
    journal.stored(new PartJournal.Stored(length(), hash, name));
    if (overwrite) {
      directory.replace(file, name);
    } else {
      directory.publish(file, name);
    }
    directory.sync();
  }

  /** Forgets what it became. */
  void forget() throws IOException {
    journal.delete();
  }

  /** Deletes all of it. */
  void delete() throws IOException {
    directory.delete(file);
    journal.delete();
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // what had to be on the disk was forced there before
    }
  }
}
