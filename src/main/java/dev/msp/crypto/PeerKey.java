package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key of X25519, by which an end of a sealed link is known.
 *
 * @param key 32 bytes, as RFC 7748 writes them
 */
public record PeerKey(Bytes key) {

  /** Bytes of a key. */
  public static final int LENGTH = X25519.LENGTH;

  /** Checks the length. */
  public PeerKey {
    if (key.length() != LENGTH) {
      throw new IllegalArgumentException("A key has 32 bytes, not " + key.length() + '.');
    }
  }

  /** Reads the text form of a key: Base64 of 32 bytes, and only in the one way to write it. */
  public static Optional<PeerKey> parse(String text) {
    try {
      byte[] content = Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
      if (content.length != LENGTH) {
        return Optional.empty();
      }
      PeerKey key = new PeerKey(Bytes.copyOf(content));
      return key.text().equals(text) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the text form: 44 characters of Base64. */
  public String text() {
    return Base64.getEncoder().encodeToString(key.toArray());
  }

  /** Returns what people compare. */
  public Fingerprint fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new Fingerprint(Bytes.copyOf(digest.digest(key.toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256.", e);
    }
  }
}
