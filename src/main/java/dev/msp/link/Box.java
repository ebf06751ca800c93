package dev.msp.link;

import dev.msp.frame.Bytes;
import java.util.Optional;

/**
 * Seals what is sent and opens what comes. The link knows protection only as this; who builds the
 * session brings it together with a cipher.
 */
public interface Box {

  /** Protects a text. */
  Bytes seal(Bytes plain);

  /**
   * Opens a sealed payload.
   *
   * @return the text; or empty if it was not made with the same secret, whatever was wrong with it,
   *     text that is not UTF-8 included
   */
  Optional<Bytes> open(byte[] array, int offset, int length);

  /**
   * Returns the longest text, in bytes, whose sealed form has at most {@code payload} bytes;
   * negative if there is none.
   */
  int longestPlain(int payload);
}
