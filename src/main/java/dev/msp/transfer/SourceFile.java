package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Objects;

/** A file that is sent: opened, and known by what it was then. */
final class SourceFile implements AutoCloseable {

  /** Looks at the file by its name. */
  interface Look {
    /** Returns what is there now. */
    BasicFileAttributes now() throws IOException;
  }

  private final String name;
  private final FileChannel channel;
  private final Look look;
  private final BasicFileAttributes before;

  /**
   * Takes an open file.
   *
   * @param name what it is called on the wire
   */
  SourceFile(String name, FileChannel channel, Look look) throws IOException {
    this.name = name;
    this.channel = channel;
    this.look = look;
    this.before = look.now();
  }

  String name() {
    return name;
  }

  long size() {
    return before.size();
  }

  /**
   * Returns what tells it from other files of the same name: the same as long as it is not changed,
   * also in another process, so that a sender that was killed can go on.
   */
  Bytes id() {
    MessageDigest digest = Sha256.begin();
    digest.update(Bytes.utf8(name).toArray());
    ByteBuffer rest = ByteBuffer.allocate(16);
    rest.putLong(before.size())
        .putLong(before.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS));
    digest.update(rest.flip());
    return Bytes.copyOf(digest.digest(), 0, FileRecord.ID);
  }

  /**
   * Reads some of it.
   *
   * @return how many bytes, at least 1
   * @throws TransferException if it ends too early
   */
  int read(ByteBuffer into, long offset) throws IOException, TransferException {
    int count = channel.read(into, offset);
    if (count <= 0) {
      throw changed();
    }
    return count;
  }

  /** Makes sure that it is what it was when it was opened. */
  void requireUnchanged() throws IOException, TransferException {
    BasicFileAttributes now = look.now();
    boolean same =
        now.size() == before.size()
            && channel.size() == before.size()
            && now.lastModifiedTime().equals(before.lastModifiedTime())
            && Objects.equals(now.fileKey(), before.fileKey());
    if (!same) {
      throw changed();
    }
  }

  private TransferException changed() {
    return new TransferException(Refusal.CHANGED, "'" + name + "' was changed while it was sent");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // it was only read
    }
  }
}
