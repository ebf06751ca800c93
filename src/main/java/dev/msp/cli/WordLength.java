package dev.msp.cli;

/** What a line makes of bit 7 of a byte on its way there and back. */
enum WordLength {
  /** It passes. */
  EIGHT,
  /** It is cleared. */
  CLEARED,
  /** It is cleared on the way back only. */
  CLEARED_BACK,
  /** It is set. */
  SET,
  /** It is replaced by even parity. */
  EVEN,
  /** It is replaced by odd parity. */
  ODD,
  /** It is even parity, and a byte whose bit 7 is none is dropped. */
  EVEN_CHECKED,
  /** It is odd parity, and a byte whose bit 7 is none is dropped. */
  ODD_CHECKED;

  private static final int BIT_7 = 0x80;

  /** Returns what the other end reads, 0 to 255, or -1 if it reads nothing. */
  int there(int value) {
    return switch (this) {
      case EIGHT, CLEARED_BACK -> value;
      case EVEN_CHECKED, ODD_CHECKED -> back(value & ~BIT_7) == value ? value & ~BIT_7 : -1;
      default -> value & ~BIT_7;
    };
  }

  /** Returns what is read here, 0 to 255, of a byte that the other end sends. */
  int back(int value) {
    int rest = value & ~BIT_7;
    int even = Integer.bitCount(rest) % 2 == 0 ? rest : rest | BIT_7;
    return switch (this) {
      case EIGHT -> value;
      case CLEARED, CLEARED_BACK -> rest;
      case SET -> rest | BIT_7;
      case EVEN, EVEN_CHECKED -> even;
      case ODD, ODD_CHECKED -> even ^ BIT_7;
    };
  }
}
