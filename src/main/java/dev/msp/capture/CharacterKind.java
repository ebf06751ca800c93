package dev.msp.capture;

/**
 * What a character of foreign text may do on a terminal, by its Unicode category.
 *
 * <p>It is a list of what is allowed: whatever a future Unicode version adds is hidden until the
 * Java runtime knows that it is a letter, mark, number, punctuation, symbol or space.
 */
enum CharacterKind {
  /** Stands by itself and is seen: letter, number, punctuation or symbol. */
  BASE,
  /** A space of some width (category Zs); no tab, no line end. */
  SPACE,
  /** Is drawn over, under or beside the character before it. */
  MARK,
  /** Chooses between text and emoji presentation of the character before it (FE0E, FE0F). */
  SELECTOR,
  /** Joins or parts its neighbours and is not seen itself (200C, 200D). */
  JOINER,
  /**
   * Is not seen, has no agreed meaning, or steers the terminal: controls, bidirectional and other
   * format characters, line separators, surrogates, private use, unassigned, noncharacters.
   */
  HIDDEN;

  /**
   * First and last of each range that Unicode calls Default_Ignorable_Code_Point although its
   * category is that of a letter or mark: grapheme joiner, Hangul and Khmer fillers, variation
   * selectors (other than the two of {@link #SELECTOR}), with which text can be smuggled unseen.
   */
  private static final int[] IGNORABLE = {
    0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x3164, 0x3164, 0xFE00, 0xFE0D,
    0xFFA0, 0xFFA0, 0xE0000, 0xE0FFF
  };

  /** Returns the kind of a code point, 0 to 10FFFF hex. */
  static CharacterKind of(int codePoint) {
    if (codePoint > ' ' && codePoint < 0x7F) {
      return BASE;
    }
    return switch (codePoint) {
      case 0x200C, 0x200D -> JOINER;
      case 0xFE0E, 0xFE0F -> SELECTOR;
      default -> isIgnorable(codePoint) ? HIDDEN : ofCategory(Character.getType(codePoint));
    };
  }

  private static CharacterKind ofCategory(int category) {
    return switch (category) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          BASE;
      case Character.SPACE_SEPARATOR -> SPACE;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          MARK;
      default -> HIDDEN;
    };
  }

  private static boolean isIgnorable(int codePoint) {
    for (int i = 0; i < IGNORABLE.length; i += 2) {
      if (codePoint >= IGNORABLE[i] && codePoint <= IGNORABLE[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
