package dev.msp.transfer;

import dev.msp.frame.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts the fields of a record one behind the other, integers big-endian. */
final class RecordWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  RecordWriter u8(int value) {
    out.write(value);
    return this;
  }

  RecordWriter u32(int value) {
    return u8(value >>> 24).u8(value >>> 16).u8(value >>> 8).u8(value);
  }

  RecordWriter u64(long value) {
    return u32((int) (value >>> 32)).u32((int) value);
  }

  RecordWriter bytes(Bytes bytes) {
    out.writeBytes(bytes.toArray());
    return this;
  }

  RecordWriter text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds text behind its length, u16. */
  RecordWriter counted(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return u8(length >>> 8).u8(length).text(text);
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
