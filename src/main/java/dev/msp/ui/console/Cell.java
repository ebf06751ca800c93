package dev.msp.ui.console;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import java.util.EnumSet;

/** A character whose width is ours to say, not Lanterna's. */
final class Cell extends TextCharacter {

  private static final long serialVersionUID = 1L;

  private final String text;
  private final int width;

  private Cell(Cluster cluster, Style style, EnumSet<SGR> modifiers) {
    super(' ', style.front(), style.back(), modifiers);
    this.text = cluster.text();
    this.width = cluster.width();
  }

  /** Returns what stands in a cell; equal texts in equal styles are equal. */
  static TextCharacter of(Cluster cluster, Style style, EnumSet<SGR> modifiers) {
    if (cluster.text().length() == 1 && cluster.width() == 1) {
      char c = cluster.text().charAt(0);
      TextCharacter usual = new TextCharacter(c, style.front(), style.back(), modifiers);
      if (!usual.isDoubleWidth()) {
        return usual;
      }
    }
    return new Cell(cluster, style, modifiers);
  }

  @Override
  public String getCharacterString() {
    return text;
  }

  @Override
  public boolean isDoubleWidth() {
    return width == 2;
  }

  /** To Lanterna a cell holds a blank: asked for one, it would keep the cell and what we show. */
  @Override
  public TextCharacter withCharacter(char character) {
    return new TextCharacter(character, getForegroundColor(), getBackgroundColor(), getModifiers());
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof Cell cell && cell.text.equals(text);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + text.hashCode();
  }
}
