package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a HELLO frame: ASCII text, so that a classic peer prints it and stays. Source: MSP
 * protocol, section 4.1.
 *
 * @param nonce its n, 16 bytes
 * @param mtu greatest LENGTH that its sender takes once the link is open, 256 to 65535
 * @param security what its sender demands
 * @param answered the n of the HELLO that it answers
 */
public record Hello(Bytes nonce, int mtu, Security security, Optional<Bytes> answered) {

  /** Greatest LENGTH of a HELLO frame. */
  public static final int MAX_FRAME = 300;

  /** Smallest mtu. */
  public static final int MIN_MTU = 256;

  /** Bytes of n. */
  public static final int NONCE_LENGTH = 16;

  private static final int MAX_PAYLOAD = MAX_FRAME - 7;
  private static final String WORD = "MSP3";
  private static final String CRC = " crc=";
  private static final HexFormat HEX = HexFormat.of();

  /** What an end demands of the link; its ordinal is the value of {@code sec}. */
  public enum Security {
    /** Clear only. */
    CLEAR,
    /** Sealed if the other end can, else clear. */
    EITHER,
    /** Sealed only. */
    SEALED;

    /** Returns whether two ends cannot agree. */
    public boolean excludes(Security other) {
      return this == CLEAR && other == SEALED || this == SEALED && other == CLEAR;
    }

    /** Returns whether two ends that agree seal their link. */
    public boolean seals(Security other) {
      return this == SEALED || other == SEALED || this == EITHER && other == EITHER;
    }
  }

  /** Returns the payload. */
  public Bytes payload() {
    String text =
        WORD
            + " n="
            + nonce.toHex()
            + " mtu="
            + mtu
            + " sec="
            + security.ordinal()
            + answered.map(n -> " r=" + n.toHex()).orElse("");
    return Bytes.utf8(text + CRC + sum(text));
  }

  private static String sum(String text) {
    CRC32C crc = new CRC32C();
    byte[] bytes = Bytes.utf8(text).toArray();
    crc.update(bytes, 0, bytes.length);
    return HEX.toHexDigits((int) crc.getValue());
  }

  /** Reads a payload; empty if it is not one, or its crc is wrong. */
  public static Optional<Hello> parse(Bytes payload) {
    String text = ascii(payload);
    int end = text.lastIndexOf(CRC);
    if (end < 0 || !text.substring(end + CRC.length()).equals(sum(text.substring(0, end)))) {
      return Optional.empty();
    }
    return fields(text.substring(0, end)).flatMap(Hello::of);
  }

  private static String ascii(Bytes payload) {
    boolean plain = payload.length() <= MAX_PAYLOAD;
    for (int i = 0; plain && i < payload.length(); i++) {
      plain = payload.at(i) >= ' ' && payload.at(i) < 0x7F;
    }
    return plain ? payload.text().orElse("") : "";
  }

  private static Optional<Map<String, String>> fields(String text) {
    String[] words = text.split(" ", -1);
    Map<String, String> all = new LinkedHashMap<>();
    boolean good = words[0].equals(WORD);
    for (int i = 1; good && i < words.length; i++) {
      int equals = words[i].indexOf('=');
      good =
          equals > 0
              && all.put(words[i].substring(0, equals), words[i].substring(equals + 1)) == null;
    }
    return good ? Optional.of(all) : Optional.empty();
  }

  private static Optional<Hello> of(Map<String, String> fields) {
    Bytes nonce = nonce(fields.get("n"));
    Bytes answered = nonce(fields.get("r"));
    int mtu = number(fields.get("mtu"), 65535);
    int security = number(fields.get("sec"), Security.values().length - 1);
    if (nonce == null
        || fields.containsKey("r") && answered == null
        || mtu < MIN_MTU
        || security < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Hello(nonce, mtu, Security.values()[security], Optional.ofNullable(answered)));
  }

  private static @Nullable Bytes nonce(@Nullable String digits) {
    if (digits == null || digits.length() != 2 * NONCE_LENGTH) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!HexFormat.isHexDigit(digits.charAt(i))) {
        return null;
      }
    }
    return Bytes.hex(digits);
  }

  /** Returns a number of digits only, or -1. */
  private static int number(@Nullable String digits, int most) {
    if (digits == null || digits.isEmpty() || digits.length() > 5) {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return -1;
      }
    }
    int value = Integer.parseInt(digits);
    return value <= most ? value : -1;
  }

  /** Returns whether this one's n is the greater, which decides between two that cross. */
  boolean isGreaterThan(Hello other) {
    return nonce.toHex().compareTo(other.nonce.toHex()) > 0;
  }
}
