package dev.msp.ui.console;

import com.googlecode.lanterna.input.CharacterPattern;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds {@code ESC ] 11 ; rgb:RRRR/GGGG/BBBB} and what ends it, BEL or ESC backslash. */
final class BackgroundPattern implements CharacterPattern {

  /** Asks. */
  static final String QUESTION = "\u001B]11;?\u001B\\";

  private static final String BEGIN = "\u001B]11;rgb:";
  private static final String HEX = "([0-9a-fA-F]{1,4})";
  private static final Pattern WHOLE =
      Pattern.compile("\u001B\\]11;rgb:" + HEX + '/' + HEX + '/' + HEX + "(\u0007|\u001B\\\\)");
  private static final Pattern PART = Pattern.compile("\u001B\\]11;rgb:[0-9a-fA-F/]{0,14}\u001B?");

  @Override
  public @Nullable Matching match(List<Character> typed) {
    if (typed.get(0) != '\u001B') {
      return null;
    }
    StringBuilder text = new StringBuilder();
    typed.forEach(text::append);
    Matcher whole = WHOLE.matcher(text);
    if (whole.matches()) {
      return new Matching(
          new Background(part(whole.group(1)), part(whole.group(2)), part(whole.group(3))));
    }
    boolean begun = BEGIN.startsWith(text.toString()) || PART.matcher(text).matches();
    return begun ? Matching.NOT_YET : null;
  }

  private static double part(String digits) {
    return Integer.parseInt(digits, 16) / (Math.pow(16, digits.length()) - 1);
  }
}
