package dev.msp.ui.console;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;

/**
 * Which style what has. Nothing is told by colour alone, and the colours that tell good from bad
 * are blue and orange, which most people who see few colours can tell apart.
 *
 * @param plain what is nothing special
 * @param faint what is less important
 * @param strong titles and names
 * @param in what the other end sent
 * @param out what we sent
 * @param good what is as it should be
 * @param bad what is not
 * @param selected the row or byte that is selected
 * @param bar lines of the frame around
 */
record Theme(
    Style plain,
    Style faint,
    Style strong,
    Style in,
    Style out,
    Style good,
    Style bad,
    Style selected,
    Style bar) {

  /** Without colours: bold, reverse and the signs tell all. */
  static final Theme PLAIN =
      new Theme(
          Style.PLAIN,
          Style.PLAIN,
          Style.PLAIN.with(SGR.BOLD),
          Style.PLAIN,
          Style.PLAIN.with(SGR.BOLD),
          Style.PLAIN,
          Style.PLAIN.with(SGR.BOLD),
          Style.PLAIN.with(SGR.REVERSE),
          Style.PLAIN);

  /** Yellow is what comes nearest to orange; grey would be black on some. */
  private static final Theme DARK_OF_16 =
      coloured(TextColor.ANSI.YELLOW, TextColor.ANSI.CYAN, TextColor.ANSI.DEFAULT);

  private static final Theme LIGHT_OF_16 =
      coloured(TextColor.ANSI.RED, TextColor.ANSI.BLUE, TextColor.ANSI.DEFAULT);

  /** Returns the theme of some colours. */
  static Theme of(Palette palette) {
    return switch (palette.colours()) {
      case DARK -> palette.isRich() ? coloured(208, 75, 245) : DARK_OF_16;
      case LIGHT -> palette.isRich() ? coloured(166, 25, 241) : LIGHT_OF_16;
      case NONE -> PLAIN;
    };
  }

  private static Theme coloured(int orange, int blue, int grey) {
    return coloured(
        new TextColor.Indexed(orange), new TextColor.Indexed(blue), new TextColor.Indexed(grey));
  }

  private static Theme coloured(TextColor orange, TextColor blue, TextColor grey) {
    Style strong = Style.PLAIN.with(SGR.BOLD);
    return new Theme(
        Style.PLAIN,
        Style.PLAIN.in(grey),
        strong,
        Style.PLAIN,
        Style.PLAIN.in(blue),
        Style.PLAIN.in(blue),
        strong.in(orange),
        Style.PLAIN.with(SGR.REVERSE),
        Style.PLAIN.in(grey));
  }
}
