package dev.msp.command;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be typed where a cursor stands.
 *
 * @param from where the word begins that the candidates replace
 * @param candidates words that begin as the typed one does
 */
public record Completion(int from, List<Candidate> candidates) {

  /** Keeps the list from changing. */
  public Completion {
    candidates = List.copyOf(candidates);
  }

  /**
   * Completes the last word of a text.
   *
   * @param text the line up to the cursor
   */
  public static Completion of(String text, LineParser<?> parser, Surroundings surroundings) {
    int variable = text.lastIndexOf("${");
    if (variable >= 0 && text.indexOf('}', variable) < 0) {
      String line = text.substring(0, variable) + "${x}";
      boolean right = isRight(line, parser) || isRight(line + '"', parser);
      return around(variable, "${", right ? surroundings.variables() : List.of(), "}", text);
    }
    LineParser.Place place = parser.placeAtEnd(text);
    int from = Math.min(place.from(), text.length());
    String begun = text.substring(from);
    if (begun.startsWith("@") && isRight(text.substring(0, from) + "@x", parser)) {
      return around(from, "@", surroundings.sessions(), "", text);
    }
    List<Candidate> all = new ArrayList<>();
    Slot<?> slot = place.slot();
    if (slot != null) {
      all.addAll(slot.type().candidates(begun, surroundings));
    }
    all.addAll(place.words());
    return fitting(from, all, text);
  }

  /** Returns whether nothing is wrong with a line, unless something is missing at its end. */
  private static boolean isRight(String line, LineParser<?> parser) {
    return parser
        .parse(line)
        .mistake()
        .map(mistake -> mistake.span().from() == line.length())
        .orElse(true);
  }

  /** Completes what is written with something in front of a name, and behind it. */
  private static Completion around(
      int from, String before, List<Candidate> names, String behind, String text) {
    List<Candidate> all =
        names.stream()
            .map(name -> new Candidate(before + name.text() + behind, name.description()))
            .toList();
    return fitting(from, all, text);
  }

  private static Completion fitting(int from, List<Candidate> all, String text) {
    String begun = text.substring(from);
    return new Completion(from, all.stream().filter(one -> one.text().startsWith(begun)).toList());
  }
}
