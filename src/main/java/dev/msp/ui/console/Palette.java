package dev.msp.ui.console;

import java.util.List;
import java.util.Map;

/**
 * Which colours the console uses.
 *
 * @param colours those that hold at first
 * @param isOpen whether the terminal is asked for its background, and its answer counts
 * @param isRich whether it shows 256 colours, not only 16
 */
public record Palette(Colours colours, boolean isOpen, boolean isRich) {

  /** Terminals without colours. */
  private static final List<String> PLAIN = List.of("vt100", "vt102", "vt220", "vt320", "dumb");

  /** The colours of a terminal's 16 that are light: 7 and those from 9 on. */
  private static final int WHITE = 7;

  private static final int BRIGHT = 8;

  /**
   * Chooses.
   *
   * @param wanted {@code auto}, {@code dark}, {@code light} or {@code none}
   * @param environment its {@code NO_COLOR}, {@code TERM}, {@code COLORTERM} and {@code COLORFGBG}
   *     count
   */
  public static Palette of(String wanted, Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    boolean rich = term.contains("256color") || environment.containsKey("COLORTERM");
    return switch (wanted) {
      case "dark" -> new Palette(Colours.DARK, false, rich);
      case "light" -> new Palette(Colours.LIGHT, false, rich);
      case "none" -> new Palette(Colours.NONE, false, rich);
      default -> automatic(term, rich, environment);
    };
  }

  private static Palette automatic(String term, boolean rich, Map<String, String> environment) {
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    if (refused || PLAIN.contains(term)) {
      return new Palette(Colours.NONE, false, rich);
    }
    String told = environment.getOrDefault("COLORFGBG", "");
    String back = told.substring(told.lastIndexOf(';') + 1);
    boolean light =
        back.matches("[0-9]{1,2}")
            && (Integer.parseInt(back) == WHITE || Integer.parseInt(back) > BRIGHT);
    // The console of Linux knows no such question, and would show it.
    return new Palette(light ? Colours.LIGHT : Colours.DARK, !term.equals("linux"), rich);
  }

  /** Returns the same for the background that the terminal has. */
  Palette on(Background background) {
    return isOpen
        ? new Palette(background.isLight() ? Colours.LIGHT : Colours.DARK, true, isRich)
        : this;
  }
}
