package dev.msp.frame;

/** What a decoder said about a stretch of bytes. */
sealed interface Event {

  /** Returns the bytes it spoke of. */
  Bytes raw();

  /** A whole frame. */
  record Good(Bytes raw) implements Event {}

  /** Skipped bytes. */
  record Bad(Bytes raw, Fault fault) implements Event {}
}
