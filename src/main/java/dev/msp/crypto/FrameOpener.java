package dev.msp.crypto;

import java.util.Objects;

/**
 * Opens the sealed frames of one direction of a link (MSP protocol, section 4.1, TYPE 33 hex).
 * Whether a counter was taken before is the link's business.
 *
 * <p>The key of the next 2^20 frames is tried on a copy, and kept only where the tag is right, so
 * that a forged counter changes nothing (section 4.3 rule 8). Not safe for use by several threads.
 */
public final class FrameOpener implements AutoCloseable {

  /**
   * So many wrong tags are too many: the link must be closed. RFC 9001, section 6.6, allows 2^36.
   */
  public static final long BAD_TAG_LIMIT = 1L << 30;

  private final long limit;
  private ChaChaPoly cipher;
  private long epoch;
  private long badTags;

  /** Takes over a key. */
  FrameOpener(SymmetricKey key) {
    this(key, BAD_TAG_LIMIT);
  }

  /** Takes over a key, with another limit than the protocol's. */
  FrameOpener(SymmetricKey key, long limit) {
    this.limit = limit;
    cipher = new ChaChaPoly(key);
  }

  /**
   * Checks and decrypts the sealed text that directly follows the additional data.
   *
   * @param counter the frame's, 0 to 2^63-1, unwrapped
   * @param adOffset where the additional data begins
   * @param adLength its length in bytes
   * @param length bytes of the sealed text with its tag
   * @param out takes {@code length} less 16 bytes; {@code in} may be taken, at the same place
   * @return whether it is genuine; if not, {@code out} is as it was
   * @throws IllegalStateException if this was closed
   * @throws IndexOutOfBoundsException if a range is not within its array
   */
  public boolean open(
      long counter, byte[] in, int adOffset, int adLength, int length, byte[] out, int outOffset) {
    Objects.checkFromIndexSize(adOffset, adLength, in.length);
    Objects.checkFromIndexSize(adOffset + adLength, length, in.length);
    if (length < ChaChaPoly.TAG) {
      return false;
    }
    Objects.checkFromIndexSize(outOffset, length - ChaChaPoly.TAG, out.length);
    long ahead = (counter >>> FrameSealer.EPOCH_BITS) - epoch;
    if (isExhausted() || ahead < 0 || ahead > 1) {
      return false;
    }
    ChaChaPoly tried = ahead == 0 ? cipher : new ChaChaPoly(cipher.nextKey());
    boolean genuine = tried.open(counter, in, adOffset, adLength, length, out, outOffset);
    if (!genuine) {
      badTags++;
    }
    if (tried != cipher) {
      (genuine ? cipher : tried).wipe();
      cipher = genuine ? tried : cipher;
      epoch += genuine ? 1 : 0;
    }
    return genuine;
  }

  /** Returns how many frames were refused for their tag. */
  public long badTags() {
    return badTags;
  }

  /** Returns whether that were so many that the link must be closed; nothing is opened any more. */
  public boolean isExhausted() {
    return badTags >= limit;
  }

  /** Returns a copy of the key in use; for tests that compare it with the published one. */
  byte[] key() {
    return cipher.key();
  }

  /** Wipes the key; closing twice is harmless. */
  @Override
  public void close() {
    cipher.wipe();
  }
}
