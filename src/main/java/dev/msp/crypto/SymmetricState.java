package dev.msp.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * What both ends of a handshake agree on so far: the SymmetricState of Noise, revision 34, section
 * 5.2, and the CipherState of section 5.1 in it. Names are those of the specification.
 */
final class SymmetricState {

  private byte[] chainingKey;
  private byte[] hash;
  private @Nullable ChaChaPoly cipher;
  private long nonce;

  /** InitializeSymmetric. */
  SymmetricState(byte[] protocolName) {
    hash =
        protocolName.length <= SymmetricKey.LENGTH
            ? Arrays.copyOf(protocolName, SymmetricKey.LENGTH)
            : sha256(protocolName);
    chainingKey = hash.clone();
  }

  /** GetHandshakeHash. */
  byte[] hash() {
    return hash.clone();
  }

  void mixHash(byte[] data) {
    hash = sha256(hash, data);
  }

  /**
   * MixKey.
   *
   * @param material is wiped
   */
  void mixKey(byte[] material) {
    byte[][] keys = hkdf(material, 2);
    chain(keys[0]);
    useKey(keys[1]);
  }

  /**
   * MixKeyAndHash.
   *
   * @param material is wiped
   */
  void mixKeyAndHash(byte[] material) {
    byte[][] keys = hkdf(material, 3);
    chain(keys[0]);
    mixHash(keys[1]);
    Arrays.fill(keys[1], (byte) 0);
    useKey(keys[2]);
  }

  private void chain(byte[] key) {
    Arrays.fill(chainingKey, (byte) 0);
    chainingKey = key;
  }

  private void useKey(byte[] key) {
    wipeCipher();
    cipher = new ChaChaPoly(new SymmetricKey(key));
    nonce = 0;
  }

  /** EncryptAndHash: without a key, as in the first message of XX, the text itself. */
  byte[] encryptAndHash(byte[] text) {
    byte[] sealed = text.clone();
    if (cipher != null) {
      byte[] array = Arrays.copyOf(hash, hash.length + text.length + ChaChaPoly.TAG);
      System.arraycopy(text, 0, array, hash.length, text.length);
      cipher.seal(nonce++, array, 0, hash.length, text.length);
      sealed = Arrays.copyOfRange(array, hash.length, array.length);
    }
    mixHash(sealed);
    return sealed;
  }

  /**
   * DecryptAndHash.
   *
   * @throws HandshakeException if the tag is wrong
   */
  byte[] decryptAndHash(byte[] sealed) throws HandshakeException {
    byte[] text = sealed.clone();
    if (cipher != null) {
      byte[] array = Arrays.copyOf(hash, hash.length + sealed.length);
      System.arraycopy(sealed, 0, array, hash.length, sealed.length);
      text = new byte[Math.max(0, sealed.length - ChaChaPoly.TAG)];
      if (!cipher.open(nonce++, array, 0, hash.length, sealed.length, text, 0)) {
        throw new HandshakeException(
            HandshakeException.Reason.FORGED,
            "a handshake message is not genuine: the passwords differ, or somebody changed it");
      }
    }
    mixHash(sealed);
    return text;
  }

  /** Returns how much longer a text is when it is sealed now. */
  int overhead() {
    return cipher == null ? 0 : ChaChaPoly.TAG;
  }

  /** Split: the keys of both directions, that of the initiator's frames first. */
  SymmetricKey[] split() {
    byte[][] keys = hkdf(new byte[0], 2);
    return new SymmetricKey[] {new SymmetricKey(keys[0]), new SymmetricKey(keys[1])};
  }

  /** Wipes everything but the hash, which is no secret. */
  void wipe() {
    Arrays.fill(chainingKey, (byte) 0);
    wipeCipher();
  }

  private void wipeCipher() {
    if (cipher != null) {
      cipher.wipe();
    }
    cipher = null;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256.", e);
    }
  }

  /** HKDF, section 4.3: two or three keys of HMAC-SHA-256. */
  private byte[][] hkdf(byte[] material, int count) {
    byte[] temporary = hmac(chainingKey, material);
    byte[][] keys = new byte[count][];
    byte[] previous = new byte[0];
    for (int i = 0; i < count; i++) {
      keys[i] = hmac(temporary, previous, new byte[] {(byte) (i + 1)});
      previous = keys[i];
    }
    Arrays.fill(temporary, (byte) 0);
    Arrays.fill(material, (byte) 0);
    return keys;
  }

  /** HMAC-SHA-256 (RFC 2104) of parts that follow each other. */
  static byte[] hmac(byte[] key, byte[]... parts) {
    SymmetricKey wrapped = new SymmetricKey(key.clone());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(wrapped);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no HMAC-SHA-256.", e);
    } finally {
      wrapped.destroy();
    }
  }
}
