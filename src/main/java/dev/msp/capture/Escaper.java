package dev.msp.capture;

/**
 * Writes one foreign text so that every character is safe on a terminal; what may stay and why
 * stands in {@link SafeText}. Made for one text and thrown away.
 */
final class Escaper {

  /**
   * Real text needs fewer on one letter; some that is made to climb over other lines has hundreds.
   */
  private static final int MOST_MARKS = 8;

  /** Stands for the character before, where marks and joiners must not touch it. */
  private static final int NOTHING = -1;

  private final EscapeStyle style;
  private final Repertoire repertoire;
  private final ForeignText text;
  private final boolean keepsNewlines;
  private final int max;
  private final StringBuilder out;

  /** The last character that was written as it is, or {@link #NOTHING}. */
  private int last = NOTHING;

  /** How many marks were written since the last base or space. */
  private int marks;

  private Escaper(
      EscapeStyle style, Repertoire repertoire, ForeignText text, boolean keepsNewlines, int max) {
    this.style = style;
    this.repertoire = repertoire;
    this.text = text;
    this.keepsNewlines = keepsNewlines;
    this.max = max;
    this.out = new StringBuilder(Math.min(text.end() + 16, Math.max(max, 16)));
  }

  /** Returns whether all characters are visible ASCII that the style leaves alone. */
  static boolean isPlain(ForeignText text, EscapeStyle style) {
    for (int i = 0; i < text.end(); i++) {
      int unit = text.unitAt(i);
      if (unit < ' ' || unit > '~' || style.reserves(unit)) {
        return false;
      }
    }
    return true;
  }

  /** Escapes a text onto one line, up to {@code max} characters and a note on what was left out. */
  static String line(EscapeStyle style, Repertoire repertoire, ForeignText text, int max) {
    return new Escaper(style, repertoire, text, false, max).run();
  }

  /** Escapes a whole text, of which the line feeds stay. */
  static String lines(EscapeStyle style, Repertoire repertoire, ForeignText text) {
    return new Escaper(style, repertoire, text, true, Integer.MAX_VALUE).run();
  }

  private String run() {
    int unit;
    int next;
    for (int index = 0; index < text.end(); index = next) {
      unit = text.unitAt(index);
      next = text.after(index, unit);
      int before = out.length();
      int needed = write(unit, next);
      if (needed > max - before) {
        out.setLength(before);
        appendLeftOut(text.bytesFrom(index));
        break;
      }
    }
    return out.toString();
  }

  /** Writes one unit; returns how many characters must fit for it to stay. */
  private int write(int unit, int next) {
    int before = out.length();
    if (unit == '\n' && keepsNewlines) {
      out.append('\n');
      last = NOTHING;
    } else if (unit < 0 || style.reserves(unit) || !mayStay(unit, next)) {
      style.escape(unit, out);
      last = NOTHING;
    } else {
      keep(unit);
    }
    boolean joins = last != NOTHING && CharacterKind.of(last) == CharacterKind.JOINER;
    // A joiner does not stay without the character that it joins to.
    return out.length() - before + (joins ? Character.charCount(text.unitAt(next)) : 0);
  }

  private boolean mayStay(int codePoint, int next) {
    return switch (CharacterKind.of(codePoint)) {
          case BASE, SPACE -> true;
          case MARK -> takesMark();
          case SELECTOR -> takesMark() && CharacterKind.of(last) == CharacterKind.BASE;
          case JOINER -> joinsLast() && next < text.end() && joinsNext(text.unitAt(next));
          case HIDDEN -> false;
        }
        && repertoire.has(codePoint);
  }

  private void keep(int codePoint) {
    out.appendCodePoint(codePoint);
    last = codePoint;
    switch (CharacterKind.of(codePoint)) {
      case BASE, SPACE -> marks = 0;
      case MARK, SELECTOR -> marks++;
      case JOINER, HIDDEN -> {}
    }
  }

  private boolean takesMark() {
    return last != NOTHING && marks < MOST_MARKS;
  }

  private boolean joinsLast() {
    return last > '~'
        && switch (CharacterKind.of(last)) {
          case BASE, MARK, SELECTOR -> true;
          case SPACE, JOINER, HIDDEN -> false;
        };
  }

  private boolean joinsNext(int unit) {
    return unit > '~'
        && repertoire.has(unit)
        && switch (CharacterKind.of(unit)) {
          case BASE -> true;
          case MARK -> takesMark();
          case SPACE, SELECTOR, JOINER, HIDDEN -> false;
        };
  }

  private void appendLeftOut(int bytes) {
    out.append(repertoire.has('…') ? "…" : "...").append(" (+").append(bytes).append(" bytes)");
  }
}
