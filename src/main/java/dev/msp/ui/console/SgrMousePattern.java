package dev.msp.ui.console;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds {@code ESC [ < BUTTON ; COLUMN ; ROW M}, the mouse of today's terminals (mode 1006). */
final class SgrMousePattern implements CharacterPattern {

  private static final Pattern WHOLE =
      Pattern.compile("\u001B\\[<(\\d{1,3});(\\d{1,4});(\\d{1,4})([Mm])");
  private static final Pattern PART = Pattern.compile("\u001B(\\[(<[\\d;]{0,13})?)?");
  private static final int WHEEL = 64;
  private static final int MOVING = 32;

  @Override
  public @Nullable Matching match(List<Character> typed) {
    if (typed.get(0) != '\u001B') {
      return null;
    }
    StringBuilder text = new StringBuilder();
    typed.forEach(text::append);
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      int button = Integer.parseInt(whole.group(1));
      TerminalPosition at =
          new TerminalPosition(
              Integer.parseInt(whole.group(2)) - 1, Integer.parseInt(whole.group(3)) - 1);
      return new Matching(
          new MouseAction(action(button, whole.group(4).equals("M")), 1 + (button & 3), at));
    }
    return PART.matcher(text).matches() ? Matching.NOT_YET : null;
  }

  private static MouseActionType action(int button, boolean down) {
    if ((button & WHEEL) != 0) {
      return (button & 1) == 0 ? MouseActionType.SCROLL_UP : MouseActionType.SCROLL_DOWN;
    }
    if ((button & MOVING) != 0) {
      return MouseActionType.DRAG;
    }
    return down ? MouseActionType.CLICK_DOWN : MouseActionType.CLICK_RELEASE;
  }
}
