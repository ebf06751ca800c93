package dev.msp.link.reliable;

/**
 * The cipher of one direction of a sealed link: ChaCha20-Poly1305 with a counter as nonce and a key
 * that moves on by itself. Source: MSP protocol, sections 4.1 and 4.3, rule 8.
 */
public interface FrameSeal {

  /** Bytes that a sealed text is longer than the text. */
  int TAG = 16;

  /**
   * Seals bytes in place; the tag goes behind them.
   *
   * @param counter CTR of the frame, 1, 2, 3 and so on
   * @param adOffset where the bytes begin that are covered but not hidden
   * @param adLength how many
   * @param offset where the text begins
   * @param length bytes of the text; {@link #TAG} more are written
   */
  void seal(long counter, byte[] array, int adOffset, int adLength, int offset, int length);

  /**
   * Opens bytes. Asking twice about the same ones changes nothing.
   *
   * @param counter CTR of the frame, unwrapped to 64 bits
   * @param length bytes of the text and its tag
   * @param out takes the text, {@code length - TAG} bytes
   * @return whether the tag is right; if not, what stands in {@code out} is of no meaning
   */
  boolean open(
      long counter, byte[] array, int adOffset, int adLength, int offset, int length, byte[] out);

  /** Overwrites the keys; it is of no use after that. */
  void wipe();
}
