package dev.msp.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A password or a key, held so that it is not shown by accident and can be wiped.
 *
 * <p>Its text form is always {@code ***}, it has no content-based {@code equals} or {@code
 * hashCode} (use {@link #matches}), and it cannot be serialised. Every factory takes over what it
 * is given: it wipes the caller's array before it returns, also when it refuses the content. {@link
 * #close} wipes the one copy kept here; copies that the virtual machine made while moving objects
 * cannot be ruled out. Safe for use by several threads.
 */
public final class Secret implements AutoCloseable {

  private final byte[] content;
  private boolean wiped;

  private Secret(byte[] content) {
    this.content = content;
  }

  /**
   * Takes over a password that was typed; it is kept as UTF-8.
   *
   * @param text is wiped by this method, whatever happens
   * @throws IllegalArgumentException if the text has an unpaired surrogate and so no UTF-8 form;
   *     the message does not repeat any of it
   */
  public static Secret password(char[] text) {
    ByteBuffer encoded = ByteBuffer.allocate(Math.multiplyExact(text.length, 3));
    try {
      boolean wellFormed =
          !StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text), encoded, true)
              .isError();
      if (!wellFormed) {
        throw new IllegalArgumentException("The password has half a character (a lone surrogate).");
      }
      return new Secret(Arrays.copyOf(encoded.array(), encoded.position()));
    } finally {
      Arrays.fill(encoded.array(), (byte) 0);
      Arrays.fill(text, '\0');
    }
  }

  /**
   * Takes over a password that was read from a file or a pipe.
   *
   * @param utf8 the text without a line end; wiped by this method, whatever happens
   * @throws IllegalArgumentException if it is not valid UTF-8; the message does not repeat any of
   *     it
   */
  public static Secret password(byte[] utf8) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      Arrays.fill(text.array(), '\0');
      return new Secret(utf8.clone());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("The password is not valid UTF-8 text.", e);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /**
   * Takes over raw key bytes, of any value and length.
   *
   * @param raw is wiped by this method
   */
  public static Secret key(byte[] raw) {
    Secret secret = new Secret(raw.clone());
    Arrays.fill(raw, (byte) 0);
    return secret;
  }

  /** Returns the number of bytes; a password of none is empty, not absent. */
  public int length() {
    return content.length;
  }

  /**
   * Returns a copy of the bytes, for the one call that needs them. The caller wipes it.
   *
   * @throws IllegalStateException if this secret was closed
   */
  public synchronized byte[] copy() {
    requireOpen();
    return content.clone();
  }

  /**
   * Returns whether both hold the same bytes, in a time that does not depend on where they differ.
   *
   * @throws IllegalStateException if either secret was closed
   */
  public boolean matches(Secret other) {
    byte[] mine = copy();
    byte[] theirs = other.copy();
    try {
      return MessageDigest.isEqual(mine, theirs);
    } finally {
      Arrays.fill(mine, (byte) 0);
      Arrays.fill(theirs, (byte) 0);
    }
  }

  /** Feeds the bytes to a digest without a further copy. */
  synchronized void update(MessageDigest digest) {
    requireOpen();
    digest.update(content);
  }

  /** Wipes the bytes; closing twice is harmless. */
  @Override
  public synchronized void close() {
    wiped = true;
    Arrays.fill(content, (byte) 0);
  }

  /** Returns {@code ***}. */
  @Override
  public String toString() {
    return "***";
  }

  private void requireOpen() {
    if (wiped) {
      throw new IllegalStateException("The secret was wiped.");
    }
  }
}
