package dev.msp.capture;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The characters that an output of some charset can show. Not safe for use by several threads,
 * except the one of UTF-8.
 */
final class Repertoire {

  private static final Repertoire ALL = new Repertoire(null);

  private final @Nullable CharsetEncoder encoder;
  private final ByteBuffer encoded = ByteBuffer.allocate(32);

  private Repertoire(@Nullable CharsetEncoder encoder) {
    this.encoder = encoder;
  }

  /** Returns what a charset can show; it is taken to contain ASCII, as those of terminals do. */
  static Repertoire of(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? ALL : new Repertoire(charset.newEncoder());
  }

  /**
   * Returns whether a visible character can be shown.
   *
   * <p>Some charsets write one with bytes that a terminal takes for another thing, and those count
   * as not shown: ISO-2022-JP switches between sets with ESC, which cannot be told from an attack;
   * EUC-JP writes the yen sign as the backslash, which would make it look like an escape.
   */
  boolean has(int codePoint) {
    return codePoint < 0x80 || encoder == null || encodesPlainly(encoder, codePoint);
  }

  private boolean encodesPlainly(CharsetEncoder charset, int codePoint) {
    encoded.clear();
    CharBuffer character = CharBuffer.wrap(Character.toChars(codePoint));
    CoderResult result = charset.reset().encode(character, encoded, true);
    if (!result.isUnderflow() || !charset.flush(encoded).isUnderflow()) {
      return false;
    }
    // The first byte of a character that is not ASCII is not ASCII either; a later one may be.
    boolean plain = encoded.position() > 0 && encoded.get(0) < 0;
    for (int i = 1; i < encoded.position(); i++) {
      int value = encoded.get(i) & 0xFF;
      plain &= value >= 0x20 && value != 0x7F;
    }
    return plain;
  }
}
