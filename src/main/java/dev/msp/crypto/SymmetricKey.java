package dev.msp.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A key of 32 bytes that can be wiped, which those of {@link javax.crypto.spec.SecretKeySpec}
 * cannot.
 */
final class SymmetricKey implements SecretKey {

  /** Bytes of every key and hash of the one pattern. */
  static final int LENGTH = 32;

  private static final long serialVersionUID = 1L;

  private final transient byte[] content;
  private transient boolean destroyed;

  /**
   * Takes over a key.
   *
   * @param content its first 32 bytes are copied, and all of it is wiped
   */
  SymmetricKey(byte[] content) {
    this.content = Arrays.copyOf(content, LENGTH);
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public String getAlgorithm() {
    return "ChaCha20";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** Returns a copy, which a cipher of the JDK wipes when it gets its next key or nonce. */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("The key was wiped.");
    }
    return content.clone();
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("A key is written nowhere.");
  }

  /** Returns {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }
}
