package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The small file beside a part that says what of it is on the disk for certain, and at the end
 * under which name it was stored. KIND u8, then an offset u64 (1), or SIZE u64, HASH 32 and the
 * name (2), then the CRC-32C of it all: a journal that was torn counts as none.
 */
final class PartJournal {

  private static final int REACHED = 1;
  private static final int STORED = 2;
  private static final int MAX = 1 + 8 + FileRecord.HASH + FileName.MAX_BYTES + 4;

  /**
   * A file that is complete.
   *
   * @param size in bytes
   * @param hash its SHA-256
   * @param name the last component of its name
   */
  record Stored(long size, Bytes hash, String name) {}

  private final Directory directory;
  private final String file;

  PartJournal(Directory directory, String file) {
    this.directory = directory;
    this.file = file;
  }

  /** Says that all before an offset is on the disk. To be called after it was brought there. */
  void reached(long offset) throws IOException {
    write(new RecordWriter().u8(REACHED).u64(offset), true);
  }

  /**
   * Says under which name the part is about to be stored. Not forced to the disk: a process that is
   * killed leaves it there anyway, and it is of use only to the sender that never heard of it.
   */
  void stored(Stored stored) throws IOException {
    RecordWriter record = new RecordWriter().u8(STORED).u64(stored.size()).bytes(stored.hash());
    write(record.text(stored.name()), false);
  }

  private void write(RecordWriter record, boolean force) throws IOException {
    byte[] body = record.toArray();
    byte[] whole = record.u32(sum(body, body.length)).toArray();
    try (FileChannel channel = open()) {
      channel.write(ByteBuffer.wrap(whole), 0);
      channel.truncate(whole.length);
      if (force) {
        channel.force(false);
      }
    }
  }

  private FileChannel open() throws IOException {
    try {
      return directory.create(file);
    } catch (FileAlreadyExistsException e) {
      return directory.openToWrite(file);
    }
  }

  private static int sum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Returns up to where a part is on the disk; 0 where nothing is known. */
  long offset() throws IOException {
    RecordReader in = new RecordReader(read());
    try {
      return in.u8() == REACHED ? in.size() : 0;
    } catch (TransferException e) {
      return 0;
    }
  }

  /** Returns what the part became, if it was completed. */
  Optional<Stored> stored() throws IOException {
    RecordReader in = new RecordReader(read());
    try {
      return in.u8() == STORED
          ? Optional.of(
              new Stored(in.size(), in.bytes(FileRecord.HASH), in.rest(FileName.MAX_BYTES)))
          : Optional.empty();
    } catch (TransferException e) {
      return Optional.empty();
    }
  }

  /** Returns the fields without their sum; a single 0 if there is no journal, or a torn one. */
  private byte[] read() throws IOException {
    byte[] none = {0};
    if (directory.look(file).isEmpty()) {
      return none;
    }
    ByteBuffer whole = ByteBuffer.allocate(MAX);
    try (FileChannel channel = directory.openToRead(file)) {
      while (whole.hasRemaining() && channel.read(whole) >= 0) {
        // reads to the end
      }
    }
    int body = whole.position() - Integer.BYTES;
    boolean sound = body > 0 && whole.getInt(body) == sum(whole.array(), body);
    return sound ? java.util.Arrays.copyOf(whole.array(), body) : none;
  }

  void delete() throws IOException {
    directory.delete(file);
  }
}
