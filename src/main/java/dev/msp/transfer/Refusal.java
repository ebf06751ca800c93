package dev.msp.transfer;

import java.util.Optional;

/** Why a file is not taken or not given, u8 on the wire. Source: msp-protocol(7), Files. */
public enum Refusal {
  /** A record that is none, or at the wrong time. */
  PROTOCOL(1),
  /** The name may not be used. */
  NAME(2),
  /** Something of that name is there already. */
  EXISTS(3),
  /** Longer than a file may be. */
  TOO_LONG(4),
  /** More than this peer may store. */
  QUOTA(5),
  /** The disk has no room. */
  DISK_FULL(6),
  /** There is no such file. */
  NOT_FOUND(7),
  /** It is no regular file. */
  NOT_A_FILE(8),
  /** The peer may not do this. */
  NOT_ALLOWED(9),
  /** Somebody else is at the same file now; later it may go. */
  BUSY(10),
  /** The file was changed while it was sent. */
  CHANGED(11),
  /** What came is not what was sent: the SHA-256 of the whole differs. */
  DAMAGED(12),
  /** A file could not be read or written. */
  FAILED(13),
  /** The user gave up. */
  CANCELLED(14),
  /** Nothing came for a long time. */
  SILENT(15);

  private final int code;

  Refusal(int code) {
    this.code = code;
  }

  /** Returns the u8 that stands for it in a REFUSE record. */
  int code() {
    return code;
  }

  /** Returns the one with a code, if there is one. */
  static Optional<Refusal> of(int code) {
    for (Refusal refusal : values()) {
      if (refusal.code == code) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /** Returns whether another file may go nevertheless. */
  boolean concernsOneFile() {
    return switch (this) {
      case NAME, EXISTS, TOO_LONG, NOT_FOUND, NOT_A_FILE, BUSY, CHANGED, DAMAGED, FAILED -> true;
      case PROTOCOL, QUOTA, DISK_FULL, NOT_ALLOWED, CANCELLED, SILENT -> false;
    };
  }

  /**
   * Returns whether the same file may go when it is tried again, from its beginning or a moment
   * later.
   */
  boolean isPassing() {
    return this == BUSY || this == CHANGED || this == DAMAGED || this == SILENT;
  }
}
