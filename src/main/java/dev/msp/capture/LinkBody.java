package dev.msp.capture;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a LINK or an opened SEAL frame carries. Source: MSP protocol, section 4.1.
 *
 * @param kind KIND without the bit that tells of the block
 * @param offset OFF
 * @param acks the acknowledgement block, if there is one
 * @param data DATA
 */
record LinkBody(int kind, long offset, Optional<Acks> acks, Bytes data) {

  static final int DATA = 1;
  static final int ACK = 2;
  static final int RESET = 5;

  /** KIND and OFF. */
  static final int HEADER = 5;

  /** CUM, LAST, MAP, WND. */
  static final int BLOCK = 14;

  private static final int WITH_BLOCK = 0x80;

  /** OFF and CUM are u32, and unsigned. */
  private static final long U32 = 0xFFFF_FFFFL;

  private static final int WINDOW_UNIT = 256;

  /**
   * An acknowledgement block.
   *
   * @param next CUM
   * @param last LAST
   * @param map MAP
   * @param window WND in bytes
   */
  record Acks(long next, long last, int map, int window) {

    /** Returns the CTRs before LAST, as far as MAP reaches, that have not been taken. */
    List<Long> missing() {
      List<Long> missing = new ArrayList<>();
      for (int i = 0; i < Integer.SIZE && last - 1 - i > 0; i++) {
        if ((map >>> i & 1) == 0) {
          missing.add(last - 1 - i);
        }
      }
      return missing;
    }
  }

  /** Reads a body; empty if it is too short for what it begins with. */
  static Optional<LinkBody> read(Bytes body) {
    if (body.length() < HEADER) {
      return Optional.empty();
    }
    boolean block = (body.at(0) & WITH_BLOCK) != 0;
    int start = HEADER + (block ? BLOCK : 0);
    if (body.length() < start) {
      return Optional.empty();
    }
    Optional<Acks> acks = block ? Optional.of(acks(body)) : Optional.empty();
    int kind = body.at(0) & ~WITH_BLOCK;
    return Optional.of(new LinkBody(kind, number(body, 1), acks, body.slice(start, body.length())));
  }

  private static Acks acks(Bytes body) {
    int window = body.at(HEADER + 12) << Byte.SIZE | body.at(HEADER + 13);
    return new Acks(
        number(body, HEADER),
        number(body, HEADER + 4),
        (int) number(body, HEADER + 8),
        window * WINDOW_UNIT);
  }

  /** Returns a u32. */
  static long number(Bytes bytes, int at) {
    long value = 0;
    for (int i = at; i < at + Integer.BYTES; i++) {
      value = value << Byte.SIZE | bytes.at(i);
    }
    return value & U32;
  }

  /** Returns how many bytes stand before DATA. */
  int dataAt() {
    return HEADER + (acks.isPresent() ? BLOCK : 0);
  }

  /** Returns its KIND in a word. */
  String word() {
    return switch (kind) {
      case DATA -> "DATA";
      case ACK -> "ACK";
      case 3 -> "PING";
      case 4 -> "PONG";
      case RESET -> "RESET";
      default -> "KIND " + kind;
    };
  }
}
