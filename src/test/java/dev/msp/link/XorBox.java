package dev.msp.link;

import dev.msp.frame.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** A box with the sizes of the classic one (16 bytes, then padded blocks of 16) and no secrecy. */
final class XorBox implements Box {

  private static final int BLOCK = 16;

  private final byte key;
  private byte sealed;

  XorBox(int key) {
    this.key = (byte) key;
  }

  @Override
  public Bytes seal(Bytes plain) {
    int padding = BLOCK - plain.length() % BLOCK;
    byte[] payload = new byte[BLOCK + plain.length() + padding];
    Arrays.fill(payload, (byte) padding);
    plain.copyTo(payload, BLOCK);
    for (int i = BLOCK; i < payload.length; i++) {
      payload[i] ^= key;
    }
    // The first block differs each time, as the initialisation vector does.
    Arrays.fill(payload, 0, BLOCK, sealed++);
    return Bytes.copyOf(payload);
  }

  @Override
  public Optional<Bytes> open(byte[] array, int offset, int length) {
    if (length < 2 * BLOCK || length % BLOCK != 0) {
      return Optional.empty();
    }
    byte[] padded = Arrays.copyOfRange(array, offset + BLOCK, offset + length);
    for (int i = 0; i < padded.length; i++) {
      padded[i] ^= key;
    }
    int padding = padded[padded.length - 1];
    if (padding < 1 || padding > BLOCK) {
      return Optional.empty();
    }
    Bytes plain = Bytes.copyOf(padded, 0, padded.length - padding);
    return plain.text().map(text -> plain);
  }

  @Override
  public int longestPlain(int payload) {
    return (payload - BLOCK) / BLOCK * BLOCK - 1;
  }
}
