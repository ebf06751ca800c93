package dev.msp.link.reliable;

/**
 * Where both ends of a link begin to count: at 0, except in tests of what happens where 32 bits
 * end.
 *
 * @param counter CTR before the first
 * @param offset of the first byte of the stream
 */
record Origin(long counter, long offset) {
  static final Origin ZERO = new Origin(0, 0);
}
