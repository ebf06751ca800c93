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
    LineParser.Place place = parser.placeAtEnd(text);
    int from = Math.min(place.from(), text.length());
    String begun = text.substring(from);
    List<Candidate> all = new ArrayList<>();
    Slot<?> slot = place.slot();
    if (slot != null) {
      all.addAll(slot.type().candidates(begun, surroundings));
    }
    all.addAll(place.words());
    return new Completion(from, all.stream().filter(one -> one.text().startsWith(begun)).toList());
  }
}
