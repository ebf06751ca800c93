package dev.msp.capture;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes one JSON object (RFC 8259) as one line, fields in the order in which they are put.
 *
 * <p>JSON lines are read on terminals as well as by programs. So besides what JSON demands, every
 * character that {@link SafeText} would not show as it is gets a <code>&#92;uXXXX</code> escape,
 * which any parser turns back into that character. Names should differ; that is not checked. Not
 * safe for use by several threads.
 */
public final class JsonLine {

  private static final EscapeStyle STYLE = new JsonEscapes();

  private final Charset charset;
  private final StringBuilder out = new StringBuilder(256).append('{');

  private JsonLine(Charset charset) {
    this.charset = charset;
  }

  /** Begins an object in which visible characters of all scripts stay. */
  public static JsonLine start() {
    return new JsonLine(StandardCharsets.UTF_8);
  }

  /** Begins an object in which every character that is not ASCII is escaped. */
  public static JsonLine startAscii() {
    return new JsonLine(StandardCharsets.US_ASCII);
  }

  /** Adds a string, which may hold anything, unpaired surrogates too. */
  public JsonLine put(String name, String value) {
    appendName(name);
    appendString(value);
    return this;
  }

  /** Adds a whole number; many readers are exact only up to 2^53. */
  public JsonLine put(String name, long value) {
    appendName(name);
    out.append(value);
    return this;
  }

  /** Adds {@code true} or {@code false}. */
  public JsonLine put(String name, boolean value) {
    appendName(name);
    out.append(value);
    return this;
  }

  /** Adds an array of strings. */
  public JsonLine put(String name, List<String> values) {
    appendName(name);
    out.append('[');
    for (int i = 0; i < values.size(); i++) {
      out.append(i == 0 ? "" : ",");
      appendString(values.get(i));
    }
    out.append(']');
    return this;
  }

  /** Adds an array of objects, as they are now. */
  public JsonLine putAll(String name, List<JsonLine> objects) {
    appendName(name);
    out.append('[');
    for (int i = 0; i < objects.size(); i++) {
      out.append(i == 0 ? "" : ",").append(objects.get(i));
    }
    out.append(']');
    return this;
  }

  /** Returns the object with all that was put so far, without a line end. */
  @Override
  public String toString() {
    return out + "}";
  }

  private void appendName(String name) {
    if (out.length() > 1) {
      out.append(',');
    }
    appendString(name);
    out.append(':');
  }

  private void appendString(String value) {
    ForeignText text = new ForeignText.OfString(value);
    out.append('"');
    if (Escaper.isPlain(text, STYLE)) {
      out.append(value);
    } else {
      out.append(Escaper.line(STYLE, Repertoire.of(charset), text, Integer.MAX_VALUE));
    }
    out.append('"');
  }
}
