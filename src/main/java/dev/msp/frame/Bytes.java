package dev.msp.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable sequence of bytes, compared by content.
 *
 * <p>Records hold this instead of {@code byte[]}. It copies what it is made from and hands out
 * copies only.
 */
public final class Bytes {

  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final HexFormat LOWER = HexFormat.of();

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /**
   * Copies {@code length} bytes from {@code offset} on.
   *
   * @throws IndexOutOfBoundsException if they are not all inside the array
   */
  public static Bytes copyOf(byte[] source, int offset, int length) {
    // copyOfRange would fill up with zeros what is missing at the end.
    Objects.checkFromIndexSize(offset, length, source.length);
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
  }

  /** Copies the whole array. */
  public static Bytes copyOf(byte[] source) {
    return copyOf(source, 0, source.length);
  }

  /** Encodes text as UTF-8; an unpaired surrogate becomes {@code ?}. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads hexadecimal digits, two a byte, either case, without separators.
   *
   * @throws IllegalArgumentException if there is anything else, or an odd number of digits
   */
  public static Bytes hex(String digits) {
    return new Bytes(LOWER.parseHex(digits));
  }

  /** Returns the number of bytes. */
  public int length() {
    return content.length;
  }

  /** Returns whether there are no bytes. */
  public boolean isEmpty() {
    return content.length == 0;
  }

  /** Returns the byte at {@code index} as 0 to 255. */
  public int at(int index) {
    return content[index] & 0xFF;
  }

  /**
   * Returns the bytes from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws IndexOutOfBoundsException if they are not all inside
   */
  public Bytes slice(int from, int to) {
    return from == 0 && to == content.length ? this : copyOf(content, from, to - from);
  }

  /** Returns these bytes followed by {@code more}. */
  public Bytes plus(Bytes more) {
    byte[] joined = Arrays.copyOf(content, content.length + more.content.length);
    System.arraycopy(more.content, 0, joined, content.length, more.content.length);
    return new Bytes(joined);
  }

  /** Copies all bytes into {@code target} from {@code offset} on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(content, 0, target, offset, content.length);
  }

  /** Returns a copy as an array. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Returns whether the bytes are valid UTF-8. */
  public boolean isUtf8() {
    return isAscii() || text().isPresent();
  }

  private boolean isAscii() {
    int or = 0;
    for (byte b : content) {
      or |= b;
    }
    return or >= 0;
  }

  /** Returns the text, if the bytes are valid UTF-8. */
  public Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Returns lower-case hexadecimal digits without separators. */
  public String toHex() {
    return LOWER.formatHex(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length <= 32
        ? toHex()
        : LOWER.formatHex(content, 0, 32) + "… (" + content.length + " bytes)";
  }
}
