package dev.msp.ui.console;

import java.util.List;

/**
 * How a person wants the console.
 *
 * @param palette which colours
 * @param scrollback rows kept of each session, 1 or more
 * @param mouse whether clicks and the wheel go to the console
 * @param time how times are shown first: {@code clock}, {@code iso} or {@code delta}
 * @param layout what is shown beside the list first: {@code list} for nothing, {@code split},
 *     {@code side} or {@code bytes}
 * @param keys beside the usual ones, or in their place
 */
public record Preferences(
    Palette palette,
    int scrollback,
    boolean mouse,
    String time,
    String layout,
    List<KeyBinding> keys) {

  /** What holds where nobody says otherwise. */
  public static final Preferences USUAL =
      new Preferences(
          new Palette(Colours.DARK, false, true), 10_000, true, "clock", "split", List.of());

  /** Keeps the list from changing. */
  public Preferences {
    keys = List.copyOf(keys);
  }
}
