package dev.msp.capture;

import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * Text that came from elsewhere, read one unit at a time. A unit is a code point, or the one's
 * complement of a byte that is part of no valid UTF-8 sequence (and so negative).
 */
sealed interface ForeignText {

  /** Returns the index behind the last unit. */
  int end();

  /** Returns the unit that begins at an index below {@link #end}. */
  int unitAt(int index);

  /** Returns the index behind the unit that begins at {@code index}. */
  int after(int index, int unit);

  /** Returns how many bytes of UTF-8 there are from an index on. */
  int bytesFrom(int index);

  /** Returns the whole text, which the caller found to be ASCII. */
  String ascii();

  /** Returns how many bytes of UTF-8 a code point takes, 1 to 4. */
  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  /** Bytes that should be UTF-8; any byte that is not is a unit of its own. */
  record OfBytes(Bytes bytes) implements ForeignText {

    @Override
    public int end() {
      return bytes.length();
    }

    @Override
    public int unitAt(int index) {
      int lead = bytes.at(index);
      if (lead < 0x80) {
        return lead;
      }
      int more = continuations(lead);
      if (more == 0 || more >= bytes.length() - index) {
        return ~lead;
      }
      int codePoint = lead & 0x3F >> more;
      for (int i = 1; i <= more; i++) {
        int next = bytes.at(index + i);
        if ((next & 0xC0) != 0x80) {
          return ~lead;
        }
        codePoint = codePoint << 6 | next & 0x3F;
      }
      return isShortestForm(codePoint, more) ? codePoint : ~lead;
    }

    /** Returns how many bytes must follow a lead byte of 80 to FF hex; 0 if it is no lead byte. */
    private static int continuations(int lead) {
      if (lead < 0xC2 || lead > 0xF4) {
        return 0;
      }
      if (lead < 0xE0) {
        return 1;
      }
      return lead < 0xF0 ? 2 : 3;
    }

    private static boolean isShortestForm(int codePoint, int more) {
      boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
      return utf8Length(codePoint) == more + 1
          && !surrogate
          && codePoint <= Character.MAX_CODE_POINT;
    }

    @Override
    public int after(int index, int unit) {
      return index + (unit < 0 ? 1 : utf8Length(unit));
    }

    @Override
    public int bytesFrom(int index) {
      return bytes.length() - index;
    }

    @Override
    public String ascii() {
      return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Characters; an unpaired surrogate is a unit of its own and counts as three bytes. */
  record OfString(String text) implements ForeignText {

    @Override
    public int end() {
      return text.length();
    }

    @Override
    public int unitAt(int index) {
      return text.codePointAt(index);
    }

    @Override
    public int after(int index, int unit) {
      return index + Character.charCount(unit);
    }

    @Override
    public int bytesFrom(int index) {
      int count = 0;
      int unit;
      for (int i = index; i < text.length(); i = after(i, unit)) {
        unit = unitAt(i);
        count += utf8Length(unit);
      }
      return count;
    }

    @Override
    public String ascii() {
      return text;
    }
  }
}
