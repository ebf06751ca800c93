package dev.msp.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** Diffie and Hellman's agreement on Curve25519 (RFC 7748), as the JDK has it, on raw keys. */
final class X25519 {

  /** Bytes of private and public keys, and of what is agreed on. */
  static final int LENGTH = 32;

  private static final String NAME = "X25519";

  /** The point with u = 9, of which every public key is a multiple (RFC 7748, section 4.1). */
  private static final int BASE = 9;

  private X25519() {}

  /** Returns a new private key: 32 random bytes (RFC 7748, section 6.1). */
  static byte[] newPrivateKey(SecureRandom random) {
    byte[] key = new byte[LENGTH];
    random.nextBytes(key);
    return key;
  }

  /** Returns the public key of a private one. */
  static byte[] publicKey(byte[] privateKey) {
    byte[] base = new byte[LENGTH];
    base[0] = BASE;
    try {
      return agree(privateKey, base);
    } catch (HandshakeException e) {
      throw new IllegalStateException("The base point has a large order.", e);
    }
  }

  /**
   * Returns the secret that both ends can compute; the caller wipes it.
   *
   * @throws HandshakeException if the public key has a small order: the secret would be zero
   *     whatever the private key is (RFC 7748, section 6.1)
   */
  static byte[] agree(byte[] privateKey, byte[] publicKey) throws HandshakeException {
    try {
      KeyFactory keys = KeyFactory.getInstance(NAME);
      KeyAgreement agreement = KeyAgreement.getInstance(NAME);
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
      BigInteger u = new BigInteger(1, bigEndian(publicKey));
      agreement.doPhase(
          keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
      byte[] secret = agreement.generateSecret();
      if (MessageDigest.isEqual(secret, new byte[LENGTH])) {
        throw weak();
      }
      return secret;
    } catch (InvalidKeyException e) {
      throw weak(); // how the JDK says the same
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no X25519.", e);
    }
  }

  private static HandshakeException weak() {
    return new HandshakeException(
        HandshakeException.Reason.WEAK_KEY, "the peer's key is one with which nothing is secret");
  }

  /** The JDK wants a number; the highest bit of a key is none of it (RFC 7748, section 5). */
  private static byte[] bigEndian(byte[] publicKey) {
    byte[] number = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      number[i] = publicKey[LENGTH - 1 - i];
    }
    number[0] &= 0x7F;
    return number;
  }
}
