package dev.msp.ui.raw;

import java.util.Locale;

/**
 * The key before each command.
 *
 * @param code the byte it sends, 1 to 31
 */
public record PrefixKey(int code) {

  /** Ctrl-T, as in tio. */
  public static final PrefixKey STANDARD = new PrefixKey('T' - '@');

  private static final int ESCAPE = 0x1B;

  /**
   * Reads {@code ctrl-a}, {@code Ctrl-A} or {@code ^A}: Ctrl and a letter, a backslash, {@code ]},
   * {@code ^} or {@code _}.
   *
   * @throws IllegalArgumentException if it is none of these; the message follows the text
   */
  public static PrefixKey parse(String text) {
    boolean spelled = text.toLowerCase(Locale.ROOT).startsWith("ctrl-");
    String key = spelled ? text.substring(5) : text.startsWith("^") ? text.substring(1) : "";
    char letter = key.length() == 1 ? key.charAt(0) : 0;
    int code = letter >= 'a' && letter <= 'z' ? letter - '`' : letter - '@';
    if (code < 1 || code > 0x1F || code == ESCAPE) {
      throw new IllegalArgumentException("is no key like ctrl-a or ^A");
    }
    return new PrefixKey(code);
  }

  /** Returns its name, such as {@code Ctrl-T}. */
  public String label() {
    return "Ctrl-" + (char) (code + '@');
  }
}
