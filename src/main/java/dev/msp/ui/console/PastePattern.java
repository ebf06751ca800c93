package dev.msp.ui.console;

import com.googlecode.lanterna.input.CharacterPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the marks around pasted text. */
final class PastePattern implements CharacterPattern {

  private static final String BEGIN = "\u001B[200~";
  private static final String END = "\u001B[201~";

  @Override
  public @Nullable Matching match(List<Character> typed) {
    StringBuilder text = new StringBuilder();
    typed.forEach(text::append);
    String so = text.toString();
    if (so.equals(BEGIN) || so.equals(END)) {
      return new Matching(new Paste(so.equals(BEGIN)));
    }
    return BEGIN.startsWith(so) || END.startsWith(so) ? Matching.NOT_YET : null;
  }
}
