package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.Locale;

/** Names of keys, as help shows them and msp.conf binds them: {@code f4}, {@code ctrl-l}. */
final class KeyName {

  private KeyName() {}

  /** Returns the name of a key; a character that is typed is its own name. */
  static String of(KeyStroke key) {
    StringBuilder name = new StringBuilder();
    if (key.isCtrlDown()) {
      name.append("ctrl-");
    }
    if (key.isAltDown()) {
      name.append("alt-");
    }
    if (key.getKeyType() == KeyType.Character) {
      char c = key.getCharacter();
      return name.append(c == ' ' ? "space" : String.valueOf(c)).toString();
    }
    if (key.isShiftDown()) {
      name.append("shift-");
    }
    return name.append(word(key.getKeyType())).toString();
  }

  private static String word(KeyType type) {
    return switch (type) {
      case ArrowUp -> "up";
      case ArrowDown -> "down";
      case ArrowLeft -> "left";
      case ArrowRight -> "right";
      case PageUp -> "page-up";
      case PageDown -> "page-down";
      case ReverseTab -> "shift-tab";
      case Escape -> "esc";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }
}
