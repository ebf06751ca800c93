package dev.msp.crypto;

import java.util.Objects;

/**
 * Seals the frames of one direction of a link (MSP protocol, section 4.1, TYPE 33 hex). Every 2^20
 * frames the key is replaced by the one that Noise's REKEY makes of it, and wiped (section 4.3 rule
 * 8). Not safe for use by several threads.
 */
public final class FrameSealer implements AutoCloseable {

  /** Bytes by which a sealed text is longer than the text. */
  public static final int TAG = ChaChaPoly.TAG;

  /** So many low bits of a counter share a key. */
  static final int EPOCH_BITS = 20;

  private ChaChaPoly cipher;
  private long epoch;
  private long last = -1;

  /** Takes over a key. */
  FrameSealer(SymmetricKey key) {
    cipher = new ChaChaPoly(key);
  }

  /**
   * Encrypts in place the text that directly follows the additional data, and puts the tag of
   * {@value #TAG} bytes behind it. Allocates nothing of its own.
   *
   * @param counter the frame's, 0 to 2^63-1; greater than in every call before, for a nonce that is
   *     used twice gives both texts away
   * @param adOffset where the additional data begins
   * @param adLength its length in bytes
   * @param length bytes of the text, at most 2^31-1 less the rest
   * @throws IllegalStateException if the counter is no greater than the last, or this was closed
   * @throws IndexOutOfBoundsException if text and tag are not within the array
   */
  public void seal(long counter, byte[] array, int adOffset, int adLength, int length) {
    Objects.checkFromIndexSize(adOffset, adLength, array.length);
    Objects.checkFromIndexSize(adOffset + adLength, Math.addExact(length, TAG), array.length);
    if (counter <= last) {
      throw new IllegalStateException("The counter " + counter + " follows " + last + '.');
    }
    last = counter;
    while (epoch < counter >>> EPOCH_BITS) {
      ChaChaPoly next = new ChaChaPoly(cipher.nextKey());
      cipher.wipe();
      cipher = next;
      epoch++;
    }
    cipher.seal(counter, array, adOffset, adLength, length);
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
