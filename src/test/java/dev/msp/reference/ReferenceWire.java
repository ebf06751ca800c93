package dev.msp.reference;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Frames as the Python reference makes and takes them, written from the protocol page and using
 * nothing of the program under test. Source: MSP protocol, sections 1 to 3.
 */
final class ReferenceWire {

  static final int DATA = 0x10;
  static final int ACK = 0x11;
  static final int ENCRYPTED = 0x20;

  private static final int OVERHEAD = 7;
  private static final int IV = 16;

  private final int version;
  private final @Nullable SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /** One frame that was taken. */
  record Taken(int type, String text) {}

  ReferenceWire(int version, @Nullable String password) {
    this.version = version;
    this.key = password == null ? null : key(password);
  }

  private static SecretKeySpec key(String password) {
    try {
      byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
      return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(utf8), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] ack() {
    return frame(ACK, new byte[] {'O', 'K'});
  }

  byte[] message(String text) throws GeneralSecurityException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    if (key == null) {
      return frame(DATA, plain);
    }
    byte[] iv = new byte[IV];
    random.nextBytes(iv);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
    byte[] payload = Arrays.copyOf(iv, IV + sealed.length);
    System.arraycopy(sealed, 0, payload, IV, sealed.length);
    return frame(ENCRYPTED, payload);
  }

  private byte[] frame(int type, byte[] payload) {
    int total = payload.length + OVERHEAD;
    ByteBuffer frame = ByteBuffer.allocate(total);
    frame.put((byte) 0xAA).put((byte) 0x55).putShort((short) total);
    frame.put((byte) version).put((byte) type).put(payload);
    int sum = 0;
    for (byte b : payload) {
      sum += b & 0xFF;
    }
    return frame.put((byte) (sum % 256)).array();
  }

  /**
   * Takes what one read brought for one frame, as the reference does.
   *
   * @return the frame; or null if it is none, or cannot be opened: then the reference prints an
   *     error and goes on
   * @throws CharacterCodingException if the text is not UTF-8: then the reference's connection ends
   */
  @Nullable Taken take(byte[] data, int length) throws CharacterCodingException {
    boolean framed =
        length >= OVERHEAD
            && (data[0] & 0xFF) == 0xAA
            && data[1] == 0x55
            && ((data[2] & 0xFF) << 8 | data[3] & 0xFF) == length;
    if (!framed) {
      return null;
    }
    byte[] payload = Arrays.copyOfRange(data, 6, length - 1);
    int sum = 0;
    for (byte b : payload) {
      sum += b & 0xFF;
    }
    if (sum % 256 != (data[length - 1] & 0xFF)) {
      return null;
    }
    int type = data[5] & 0xFF;
    byte[] plain = type == ENCRYPTED ? open(payload) : payload;
    return plain == null ? null : new Taken(type, strict(plain));
  }

  private byte @Nullable [] open(byte[] payload) {
    if (key == null || payload.length < 2 * IV) {
      return null;
    }
    try {
      byte[] iv = Arrays.copyOf(payload, IV);
      return cipher(Cipher.DECRYPT_MODE, iv).doFinal(payload, IV, payload.length - IV);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, key, new IvParameterSpec(iv));
    return cipher;
  }

  private static String strict(byte[] utf8) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }
}
