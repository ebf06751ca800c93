package dev.msp.ui.console;

import com.googlecode.lanterna.input.CharacterPattern;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds {@code ESC [ ? MODE ; STATE $ y}. */
final class ReportPattern implements CharacterPattern {

  private static final Pattern WHOLE = Pattern.compile("\u001B\\[\\?(\\d{1,5});(\\d)\\$y");
  private static final Pattern PART =
      Pattern.compile("\u001B(\\[(\\?(\\d{1,5}(;(\\d(\\$)?)?)?)?)?)?");

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
          new Report(Integer.parseInt(whole.group(1)), Integer.parseInt(whole.group(2))));
    }
    return PART.matcher(text).matches() ? Matching.NOT_YET : null;
  }
}
