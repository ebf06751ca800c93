package dev.msp.capture;

import dev.msp.frame.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The one way by which foreign text reaches a terminal: payloads, names of files and peers, error
 * messages that quote them, whatever this program did not write itself. No character of the result
 * can move the cursor, set a title, reorder or hide what stands beside it.
 *
 * <p><b>What stays:</b> letters, numbers, punctuation, symbols and spaces, as the Unicode version
 * of the Java runtime has them, and by these rules:
 *
 * <ul>
 *   <li>A combining mark stays behind a character that stayed, up to eight in a row: more serve
 *       only to climb over other lines. At the beginning or behind an escape it would change what
 *       this program wrote, so it is escaped.
 *   <li>The selectors FE0E and FE0F (text or emoji form) stay, one behind a base character. All
 *       other variation selectors are escaped: they are seen nowhere and can carry hidden text.
 *   <li>The joiners 200D and 200C stay between two characters that stay and are neither space nor
 *       ASCII: family emoji, Hindi and Persian are spelt with them. Anywhere else they have nothing
 *       to join and only make two texts look the same that are not.
 * </ul>
 *
 * <p><b>What is escaped:</b> everything else, and what the charset of the output cannot show. ESC,
 * LF, CR, TAB and NUL become {@code \e \n \r \t \0}; other bytes below 80 hex {@code \xNN}, and so
 * does each byte that is no valid UTF-8; other characters become their code point, as in <code>
 * &#92;u{202E}</code>. A backslash is doubled. So the result tells exactly what came, unless it was
 * cut: {@code \x9B} is a byte, <code>&#92;u{9B}</code> the two bytes C2 9B.
 *
 * <p>What a terminal does with visible right-to-left letters remains its affair. Immutable and safe
 * for use by several threads.
 */
public final class SafeText {

  /** For terminals and files in UTF-8. */
  public static final SafeText UTF_8 = new SafeText(StandardCharsets.UTF_8);

  private static final EscapeStyle STYLE = new TerminalEscapes();

  private final Charset charset;

  private SafeText(Charset charset) {
    this.charset = charset;
  }

  /**
   * Returns the printer for an output in some charset that can be written and contains ASCII.
   * Characters that it lacks are escaped, so that nothing is lost.
   */
  public static SafeText forCharset(Charset charset) {
    return new SafeText(charset);
  }

  /** Returns bytes, which should be UTF-8, as one safe line. */
  public String line(Bytes wire) {
    return line(wire, Integer.MAX_VALUE);
  }

  /**
   * Returns bytes, which should be UTF-8, as one safe line of limited length.
   *
   * @param max the most characters (Java's {@code char}), at least 1; if there are more, the result
   *     goes on with {@code … (+N bytes)}, N being the bytes that were left out
   */
  public String line(Bytes wire, int max) {
    return line(new ForeignText.OfBytes(wire), max);
  }

  /** Returns text as one safe line. */
  public String line(String text) {
    return line(text, Integer.MAX_VALUE);
  }

  /**
   * Returns text as one safe line of limited length.
   *
   * @param max as in {@link #line(Bytes, int)}; what was left out is counted in bytes of UTF-8
   */
  public String line(String text, int max) {
    return line(new ForeignText.OfString(text), max);
  }

  /**
   * Returns a line of a file that a person wrote, or what quotes it, as one safe line: a backslash
   * stays as it is, since the writer knows it as one.
   */
  public String written(String text) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      shown.append(line(text.substring(from, at))).append('\\');
      from = at + 1;
    }
    return shown.append(line(text.substring(from))).toString();
  }

  /**
   * Returns bytes, which should be UTF-8, as safe text in which line feeds (and only they) stay.
   */
  public String lines(Bytes wire) {
    return lines(new ForeignText.OfBytes(wire));
  }

  /** Returns text as safe text in which line feeds (and no other controls) stay. */
  public String lines(String text) {
    return lines(new ForeignText.OfString(text));
  }

  private String line(ForeignText text, int max) {
    if (max < 1) {
      throw new IllegalArgumentException("A line has at least 1 character, not " + max + ".");
    }
    return text.end() <= max && Escaper.isPlain(text, STYLE)
        ? text.ascii()
        : Escaper.line(STYLE, Repertoire.of(charset), text, max);
  }

  private String lines(ForeignText text) {
    return Escaper.isPlain(text, STYLE)
        ? text.ascii()
        : Escaper.lines(STYLE, Repertoire.of(charset), text);
  }
}
