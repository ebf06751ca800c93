package dev.msp.crypto;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What people compare of a key: its SHA-256, as SSH writes it, or six words for the telephone.
 *
 * <p>The words are proquints (D. S. Wilkerson, "A Proposal for Proquints", 2009): 16 bits each, as
 * consonant, vowel, consonant, vowel, consonant. No list of words, no language, and each word
 * spells in one way as it is spoken. Six of them are the first 96 bits.
 *
 * @param hash 32 bytes
 */
public record Fingerprint(Bytes hash) {

  private static final int LENGTH = 32;
  private static final String PREFIX = "SHA256:";
  private static final int WORDS = 6;
  private static final String CONSONANTS = "bdfghjklmnprstvz";
  private static final String VOWELS = "aiou";

  /** Checks the length. */
  public Fingerprint {
    if (hash.length() != LENGTH) {
      throw new IllegalArgumentException("A fingerprint has 32 bytes, not " + hash.length() + '.');
    }
  }

  /** Reads {@code SHA256:} and 43 characters of Base64, and only in the one way to write it. */
  public static Optional<Fingerprint> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] encoded = text.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
      byte[] content = Base64.getDecoder().decode(encoded);
      if (content.length != LENGTH) {
        return Optional.empty();
      }
      Fingerprint fingerprint = new Fingerprint(Bytes.copyOf(content));
      return fingerprint.text().equals(text) ? Optional.of(fingerprint) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns {@code SHA256:} and 43 characters of Base64, without padding, as SSH does. */
  public String text() {
    return PREFIX + Base64.getEncoder().withoutPadding().encodeToString(hash.toArray());
  }

  /** Returns six words of five letters with dashes between, such as {@code lusab-babad-…}. */
  public String words() {
    byte[] content = hash.toArray();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      if (i > 0) {
        words.append('-');
      }
      word((content[2 * i] & 0xFF) << 8 | content[2 * i + 1] & 0xFF, words);
    }
    return words.toString();
  }

  private static void word(int bits, StringBuilder words) {
    words.append(CONSONANTS.charAt(bits >> 12));
    words.append(VOWELS.charAt(bits >> 10 & 3));
    words.append(CONSONANTS.charAt(bits >> 6 & 15));
    words.append(VOWELS.charAt(bits >> 4 & 3));
    words.append(CONSONANTS.charAt(bits & 15));
  }
}
