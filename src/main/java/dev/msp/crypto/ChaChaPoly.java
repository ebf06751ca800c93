package dev.msp.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * ChaCha20-Poly1305 (RFC 8439) under one key, with the nonces of Noise: four zero bytes and 64 bits
 * of counter, little-endian (Noise revision 34, section 12.3). Whoever calls sees to it that no
 * counter seals twice.
 */
final class ChaChaPoly {

  /** Bytes of the tag behind every sealed text. */
  static final int TAG = 16;

  private static final int NONCE = 12;

  /** The nonce with which a key makes the next one (Noise, section 4.2): all ones. */
  private static final long REKEY_NONCE = -1;

  private final SymmetricKey key;
  private final byte[] nonce = new byte[NONCE];
  private final ByteBuffer counterInNonce =
      ByteBuffer.wrap(nonce).order(ByteOrder.LITTLE_ENDIAN).position(4);
  private Cipher cipher;
  private boolean used;
  private boolean wiped;

  /** Makes the cipher of a key, which {@link #wipe} will destroy. */
  ChaChaPoly(SymmetricKey key) {
    this.key = key;
    this.cipher = newCipher();
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no ChaCha20-Poly1305.", e);
    }
  }

  /**
   * Encrypts in place what follows the additional data, and puts the tag behind it.
   *
   * @param length bytes of the text, without the tag for which there must be room
   */
  void seal(long counter, byte[] array, int adOffset, int adLength, int length) {
    int offset = adOffset + adLength;
    try {
      start(Cipher.ENCRYPT_MODE, counter);
      cipher.updateAAD(array, adOffset, adLength);
      cipher.doFinal(array, offset, length, array, offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ChaCha20-Poly1305 refused to encrypt.", e);
    }
  }

  /**
   * Checks and decrypts what follows the additional data.
   *
   * @param length bytes of the sealed text and its tag
   * @return whether the tag is right; if not, nothing is written
   */
  boolean open(
      long counter, byte[] in, int adOffset, int adLength, int length, byte[] out, int outOffset) {
    if (length < TAG) {
      return false;
    }
    try {
      start(Cipher.DECRYPT_MODE, counter);
      cipher.updateAAD(in, adOffset, adLength);
      cipher.doFinal(in, adOffset + adLength, length, out, outOffset);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ChaCha20-Poly1305 refused to decrypt.", e);
    }
  }

  private void start(int mode, long counter) throws GeneralSecurityException {
    // The JDK refuses the nonce of the call before, but after a forged frame the true one has it.
    if (used && counterInNonce.getLong(4) == counter) {
      cipher = newCipher();
    }
    used = true;
    counterInNonce.putLong(4, counter);
    cipher.init(mode, key, new IvParameterSpec(nonce));
  }

  /** Returns the key that follows this one: REKEY of Noise, section 4.2. */
  SymmetricKey nextKey() {
    byte[] sealed = new byte[SymmetricKey.LENGTH + TAG];
    seal(REKEY_NONCE, sealed, 0, 0, SymmetricKey.LENGTH);
    return new SymmetricKey(sealed);
  }

  /** Returns a copy of the key; for tests that compare it with the published one. */
  byte[] key() {
    return key.getEncoded();
  }

  /** Wipes the key, and makes the JDK wipe its own copy. */
  void wipe() {
    if (wiped) {
      return; // the JDK refuses the same key and nonce a second time, be they zeros
    }
    wiped = true;
    key.destroy();
    try {
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SymmetricKey(new byte[SymmetricKey.LENGTH]),
          new IvParameterSpec(new byte[NONCE]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ChaCha20-Poly1305 refused a key of zeros.", e);
    }
  }
}
