package dev.msp.frame;

import java.util.HexFormat;

/** The values of TYPE and their names. Source: MSP protocol, sections 2 and 4.1. */
public final class FrameType {

  /** UTF-8 text. */
  public static final int DATA = 0x10;

  /** The answer to DATA: the two bytes {@code OK}, never encrypted. */
  public static final int ACK = 0x11;

  /** IV and AES-256-CBC ciphertext of UTF-8 text; VERSION 2 only. */
  public static final int ENCRYPTED_DATA = 0x20;

  /** First frame of MSP/3: ASCII text. */
  public static final int HELLO = 0x30;

  /** Handshake message of MSP/3. */
  public static final int NOISE = 0x31;

  /** Clear frame of an open MSP/3 link. */
  public static final int LINK = 0x32;

  /** Sealed frame of an open MSP/3 link. */
  public static final int SEAL = 0x33;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FrameType() {}

  /** Returns the name of a TYPE, or its value as {@code 0x7F} where it has none. */
  public static String name(int type) {
    return switch (type) {
      case DATA -> "DATA";
      case ACK -> "ACK";
      case ENCRYPTED_DATA -> "ENCRYPTED DATA";
      case HELLO -> "HELLO";
      case NOISE -> "NOISE";
      case LINK -> "LINK";
      case SEAL -> "SEAL";
      default -> "0x" + HEX.toHexDigits((byte) type);
    };
  }
}
