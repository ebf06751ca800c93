package dev.msp.command;

import dev.msp.frame.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of the language: characters, escaped bytes, and places where variables go.
 *
 * <p>Its value is bytes, since {@code "\xAA"} stands for one byte and {@code x"AA 55"} for two;
 * text is their UTF-8.
 *
 * @param pieces in order
 */
public record Template(List<Piece> pieces) {

  /** Bytes of the longest value: a few that double each other would fill all memory. */
  public static final int LONGEST = 1 << 20;

  /** A part of a word. */
  public sealed interface Piece {}

  /**
   * What stands there as it is.
   *
   * @param bytes characters as UTF-8, and escaped bytes
   */
  public record Fixed(Bytes bytes) implements Piece {}

  /**
   * A variable.
   *
   * @param name without the braces
   * @param span where it stands in the line, braces and all
   */
  public record Reference(String name, Span span) implements Piece {}

  /** Keeps the list from changing. */
  public Template {
    pieces = List.copyOf(pieces);
  }

  /** Returns a template of fixed text. */
  public static Template of(String text) {
    return new Template(List.of(new Fixed(Bytes.utf8(text))));
  }

  /** Returns whether no variable goes into it. */
  public boolean isConstant() {
    for (Piece piece : pieces) {
      if (!(piece instanceof Fixed)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the value.
   *
   * @throws MistakeException if a variable has none, or it all becomes too long
   */
  public Bytes value(Scope scope) throws MistakeException {
    if (pieces.size() == 1) {
      return value(pieces.get(0), scope);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      value.writeBytes(value(piece, scope).toArray());
      if (value.size() > LONGEST && piece instanceof Reference reference) {
        throw new MistakeException(
            new Mistake(
                reference.span(), "a value of over " + LONGEST + " bytes", "a shorter one", ""));
      }
    }
    return Bytes.copyOf(value.toByteArray());
  }

  /** Returns the fixed text of it, without what variables bring. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Fixed fixed) {
        text.append(fixed.bytes().text().orElse(""));
      }
    }
    return text.toString();
  }

  /** Returns the variables that go into it. */
  public List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Reference reference) {
        references.add(reference);
      }
    }
    return references;
  }

  /** Returns the same without its first characters, which are fixed and ASCII. */
  Template from(int count) {
    List<Piece> rest = new ArrayList<>(pieces);
    Bytes first = ((Fixed) rest.get(0)).bytes();
    rest.set(0, new Fixed(first.slice(count, first.length())));
    return new Template(rest);
  }

  private static Bytes value(Piece piece, Scope scope) throws MistakeException {
    if (piece instanceof Fixed fixed) {
      return fixed.bytes();
    }
    Reference reference = (Reference) piece;
    return scope.find(reference.name()).map(Bytes::utf8).orElseThrow(() -> undefined(reference));
  }

  private static MistakeException undefined(Reference reference) {
    return new MistakeException(
        new Mistake(
            reference.span(),
            "${" + reference.name() + "}",
            "a variable that has a value",
            "set it with let " + reference.name() + " VALUE"));
  }
}
