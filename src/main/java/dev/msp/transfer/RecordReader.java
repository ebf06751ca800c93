package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes the fields of a record one after the other, and refuses what is not there. */
final class RecordReader {

  private final ByteBuffer in;

  RecordReader(byte[] block) {
    in = ByteBuffer.wrap(block);
  }

  TransferException fault(String what) {
    return new TransferException(Refusal.PROTOCOL, what);
  }

  void require(boolean condition, String what) throws TransferException {
    if (!condition) {
      throw fault(what);
    }
  }

  private void need(int bytes) throws TransferException {
    require(in.remaining() >= bytes, "a record ends too early");
  }

  int u8() throws TransferException {
    need(1);
    return in.get() & 0xFF;
  }

  int u16() throws TransferException {
    need(2);
    return in.getShort() & 0xFFFF;
  }

  /** Returns a u32 as it is: its upper half is negative here. */
  int u32() throws TransferException {
    need(4);
    return in.getInt();
  }

  /** Takes a u64 that counts bytes of a file; no file has 2^63 or more. */
  long size() throws TransferException {
    need(8);
    long size = in.getLong();
    require(size >= 0, "a size is out of range");
    return size;
  }

  Bytes bytes(int length) throws TransferException {
    need(length);
    Bytes bytes = Bytes.copyOf(in.array(), in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  /** Takes text of a known length, which must be UTF-8. */
  String text(int length, int max) throws TransferException {
    require(length <= max, "a name is longer than " + max + " bytes");
    return bytes(length).text().orElseThrow(() -> fault("a name is no UTF-8"));
  }

  /** Takes all that is left as text, which must be UTF-8. */
  String rest(int max) throws TransferException {
    return text(in.remaining(), max);
  }

  /** Takes all that is left as words for a person: what is too long or no UTF-8 does no harm. */
  String words() {
    int length = Math.min(in.remaining(), FileRecord.MAX_TEXT);
    String words = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
    in.position(in.limit());
    return words;
  }

  boolean hasMore() {
    return in.hasRemaining();
  }

  void end() throws TransferException {
    require(!in.hasRemaining(), "a record is too long");
  }
}
