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

  /** For a dark background. */
  static final Theme DARK = coloured(208, 75, 244);

  /** For a light background. */
  static final Theme LIGHT = coloured(166, 25, 240);

  /** Returns the theme of some colours. */
  static Theme of(Colours colours) {
    return switch (colours) {
      case DARK -> DARK;
      case LIGHT -> LIGHT;
      case NONE -> PLAIN;
    };
  }

  private static Theme coloured(int orange, int blue, int grey) {
    Style strong = Style.PLAIN.with(SGR.BOLD);
    return new Theme(
        Style.PLAIN,
        Style.PLAIN.in(new TextColor.Indexed(grey)),
        strong,
        Style.PLAIN,
        Style.PLAIN.in(new TextColor.Indexed(blue)),
        Style.PLAIN.in(new TextColor.Indexed(blue)),
        strong.in(new TextColor.Indexed(orange)),
        Style.PLAIN.with(SGR.REVERSE),
        Style.PLAIN.in(new TextColor.Indexed(grey)));
  }
}
