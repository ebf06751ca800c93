package dev.msp.ui.raw;

import dev.msp.frame.Bytes;
import java.util.Locale;

/** What goes over the line where a line of what is sent ends. */
public enum SentLineEnd {
  /** What was typed or read, unchanged. */
  NONE(""),
  /** CR, what most devices take for the Enter key. */
  CR("\r"),
  /** LF. */
  LF("\n"),
  /** CR LF. */
  CRLF("\r\n");

  private final String text;

  SentLineEnd(String text) {
    this.text = text;
  }

  /** Returns the one of a word of the endpoint option {@code eol-out}. */
  public static SentLineEnd of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the word for it, as in {@code eol-out}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the bytes, none for {@link #NONE}. */
  public Bytes bytes() {
    return Bytes.utf8(text);
  }
}
