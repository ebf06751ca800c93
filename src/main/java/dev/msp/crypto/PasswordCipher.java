package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The payload protection of classic MSP v2, TYPE 20 hex (MSP protocol, section 2): 16 random bytes
 * of initialisation vector, then AES-256-CBC with PKCS#7 padding; the key is the SHA-256 of the
 * password's UTF-8 bytes.
 *
 * <p><b>What it promises.</b> {@link #open} answers wrong length, wrong padding and text that is
 * not UTF-8 with the same value, and does the same work for each: it always decrypts as many bytes
 * as a payload of that length has, looks at all bytes that padding may cover without branching on
 * them, and always converts and compares the whole text.
 *
 * <p><b>What it does not.</b> The time is comparable, not proven constant: the text is shorter by
 * up to 16 bytes behind good padding, and the JDK converts ASCII faster than other text. The format
 * has no authentication: whoever can change bytes on the way changes the text, and the ACK itself
 * tells whether a changed payload was acceptable. That is why a server closes after three refusals
 * (section 3), and why anything that matters uses MSP/3. Nor is the key hard to guess from a
 * recorded frame when the password is weak.
 *
 * <p>Not safe for use by several threads: each link has its own. The password may be closed once
 * this exists; the key derived from it stays in memory as long as this object, in JDK objects that
 * cannot be wiped.
 */
public final class PasswordCipher {

  /** Bytes of an AES block, and so of the initialisation vector. */
  private static final int BLOCK = 16;

  /** An initialisation vector and the one block that even an empty text needs. */
  private static final int SMALLEST = 2 * BLOCK;

  /** SYNC, LENGTH, VERSION, TYPE and CRC: what a frame has around its payload. */
  private static final int FRAME_OVERHEAD = 7;

  private static final int LARGEST_FRAME = 65535;

  private final SecretKeySpec key;
  private final SecureRandom random;
  private final Cipher encryption;
  private final Cipher decryption;

  /**
   * Takes the raw key, which only the published test vectors of AES need.
   *
   * @param key 32 bytes; copied
   */
  PasswordCipher(byte[] key, SecureRandom random) throws GeneralSecurityException {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
    encryption = Cipher.getInstance("AES/CBC/PKCS5Padding");
    // Padding is judged here: the JDK's judgement is an exception, whose cost can be measured.
    decryption = Cipher.getInstance("AES/CBC/NoPadding");
  }

  /** Makes the cipher of a password, with the system's secure random source. */
  public static PasswordCipher of(Secret password) {
    return of(password, new SecureRandom());
  }

  /**
   * Makes the cipher of a password.
   *
   * @param random where initialisation vectors come from
   * @throws IllegalStateException if the password was closed
   */
  public static PasswordCipher of(Secret password, SecureRandom random) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      password.update(digest);
      byte[] key = digest.digest();
      PasswordCipher cipher = new PasswordCipher(key, random);
      Arrays.fill(key, (byte) 0);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no SHA-256 or no AES in CBC mode.", e);
    }
  }

  /**
   * Returns the length of the payload that {@link #seal} makes.
   *
   * @param plaintextLength 0 to 65503 bytes
   * @throws IllegalArgumentException if no frame can carry it
   */
  public static int sealedLength(int plaintextLength) {
    int largest = maxPlaintext(LARGEST_FRAME);
    if (plaintextLength < 0 || plaintextLength > largest) {
      throw new IllegalArgumentException(
          "An encrypted message has 0 to " + largest + " bytes, not " + plaintextLength + ".");
    }
    return BLOCK + (plaintextLength / BLOCK + 1) * BLOCK;
  }

  /**
   * Returns how many bytes of text fit in an encrypted frame.
   *
   * @param frameLimit the greatest LENGTH of a whole frame, 39 to 65535 bytes
   * @return 991 for the 1024 that the reference takes, 65503 for the largest frame
   * @throws IllegalArgumentException if not even the empty text fits, or no frame is that long
   */
  public static int maxPlaintext(int frameLimit) {
    if (frameLimit < FRAME_OVERHEAD + SMALLEST || frameLimit > LARGEST_FRAME) {
      throw new IllegalArgumentException(
          "The limit of an encrypted frame is 39 to 65535 bytes, not " + frameLimit + ".");
    }
    int blocks = (frameLimit - FRAME_OVERHEAD - BLOCK) / BLOCK;
    // At least one byte of the last block is padding.
    return blocks * BLOCK - 1;
  }

  /**
   * Encrypts a text under a fresh initialisation vector.
   *
   * @param plaintext 0 to 65503 bytes; should be UTF-8, or no peer will open it (not checked here)
   * @return the payload of a TYPE 20 frame, {@link #sealedLength} bytes
   * @throws IllegalArgumentException if no frame can carry it
   */
  public Bytes seal(Bytes plaintext) {
    int length = sealedLength(plaintext.length());
    byte[] iv = new byte[BLOCK];
    random.nextBytes(iv);
    byte[] payload = Arrays.copyOf(iv, length);
    byte[] text = plaintext.toArray();
    byte[] ciphertext =
        run(encryption, Cipher.ENCRYPT_MODE, new IvParameterSpec(iv), text, 0, text.length);
    System.arraycopy(ciphertext, 0, payload, BLOCK, ciphertext.length);
    return Bytes.copyOf(payload);
  }

  /** Decrypts a payload as {@link #open(byte[], int, int)} does. */
  public Optional<Bytes> open(Bytes payload) {
    return open(payload.toArray(), 0, payload.length());
  }

  /**
   * Decrypts a payload, and never throws on its content.
   *
   * @param array holds the payload of a TYPE 20 frame; not changed
   * @return the text, valid UTF-8; or empty if the password is another one, the payload was
   *     damaged, or its length is not that of whole blocks
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public Optional<Bytes> open(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    boolean wholeBlocks = length >= SMALLEST && length % BLOCK == 0;
    byte[] padded = wholeBlocks ? decrypt(array, offset, length) : decryptStandInFor(length);
    int goodPadding = paddingMask(padded);
    int padding = padded[padded.length - 1] & goodPadding;
    byte[] text = Arrays.copyOf(padded, padded.length - padding);
    // Not &&: every check is made for every payload.
    boolean accepted = isUtf8(text) & goodPadding != 0 & wholeBlocks;
    return accepted ? Optional.of(Bytes.copyOf(text)) : Optional.empty();
  }

  /**
   * Decrypts without looking at the padding.
   *
   * @param length a multiple of 16, at least 32 bytes
   */
  byte[] decrypt(byte[] array, int offset, int length) {
    IvParameterSpec iv = new IvParameterSpec(array, offset, BLOCK);
    return run(decryption, Cipher.DECRYPT_MODE, iv, array, offset + BLOCK, length - BLOCK);
  }

  private byte[] run(
      Cipher cipher, int mode, IvParameterSpec iv, byte[] input, int offset, int length) {
    try {
      cipher.init(mode, key, iv);
      return cipher.doFinal(input, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES refused its own key or whole blocks.", e);
    }
  }

  private byte[] decryptStandInFor(int length) {
    int comparable = Math.max(SMALLEST, length / BLOCK * BLOCK);
    return decrypt(new byte[comparable], 0, comparable);
  }

  /**
   * Judges PKCS#7 padding without a branch or an index that depends on the bytes.
   *
   * @return all ones if the last byte is 1 to 16 and that many bytes at the end equal it, else 0
   */
  private static int paddingMask(byte[] padded) {
    int end = padded.length - 1;
    int count = padded[end] & 0xFF;
    int bad = (count - 1 | BLOCK - count) >>> 31;
    for (int i = 0; i < BLOCK; i++) {
      int covered = i - count >> 31;
      bad |= covered & (padded[end - i] & 0xFF ^ count);
    }
    return ~((bad | -bad) >> 31);
  }

  /**
   * Returns whether the bytes are UTF-8, after going through all of them: a decoder that reports
   * errors would stop at the first one. What is malformed turns into U+FFFD and so into other
   * bytes.
   */
  private static boolean isUtf8(byte[] text) {
    byte[] again = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(again, text);
  }
}
