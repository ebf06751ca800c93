package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A private key of X25519 and its public key: who an end of a sealed link is, or, as an ephemeral
 * one, one handshake's share of the secret.
 *
 * <p>{@link #close} wipes the one copy kept here. The JDK's key objects, each made for one
 * agreement, and copies that the virtual machine made while moving objects cannot be wiped. Safe
 * for use by several threads.
 */
public final class Identity implements AutoCloseable {

  private final Secret privateKey;
  private final PeerKey publicKey;

  private Identity(Secret privateKey, PeerKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** Makes a new one, with the system's secure random source. */
  public static Identity generate() {
    return of(X25519.newPrivateKey(new SecureRandom()));
  }

  /**
   * Takes over a private key.
   *
   * @param privateKey 32 bytes; wiped by this method
   */
  public static Identity of(byte[] privateKey) {
    if (privateKey.length != X25519.LENGTH) {
      throw new IllegalArgumentException("A private key has 32 bytes.");
    }
    PeerKey publicKey = new PeerKey(Bytes.copyOf(X25519.publicKey(privateKey)));
    return new Identity(Secret.key(privateKey), publicKey);
  }

  /** Returns the public key. */
  public PeerKey publicKey() {
    return publicKey;
  }

  /** Returns a copy of the private key, which the caller wipes. */
  byte[] copy() {
    return privateKey.copy();
  }

  /** Returns the same key, to be closed by itself. */
  Identity duplicate() {
    return new Identity(Secret.key(copy()), publicKey);
  }

  /** Returns the secret shared with a peer, which the caller wipes. */
  byte[] agree(Bytes peer) throws HandshakeException {
    byte[] copy = privateKey.copy();
    try {
      return X25519.agree(copy, peer.toArray());
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /** Wipes the private key; closing twice is harmless. */
  @Override
  public void close() {
    privateKey.close();
  }
}
