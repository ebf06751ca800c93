package dev.msp.command;

import java.util.ArrayList;
import java.util.List;

/**
 * How a command is written: its words, the arguments known by their place, then those that follow a
 * keyword, in any order.
 *
 * @param words one or two: {@code send}, {@code expect data}
 * @param places arguments in order; one that takes the rest leaves only what follows a keyword
 * @param clauses arguments behind a keyword
 * @param opensBlock whether lines up to {@code end} belong to it
 */
public record Usage(
    List<String> words, List<Slot<?>> places, List<Slot<?>> clauses, boolean opensBlock) {

  /** Checks that no place follows one that takes the rest, and keeps the lists. */
  public Usage {
    words = List.copyOf(words);
    places = List.copyOf(places);
    clauses = List.copyOf(clauses);
    if (words.isEmpty() || words.size() > 2) {
      throw new IllegalArgumentException("a command has one or two words: " + words);
    }
    for (int i = 0; i < places.size(); i++) {
      boolean last = i == places.size() - 1;
      boolean rest = places.get(i).count() == Slot.Count.REST;
      if (rest && !last) {
        throw new IllegalArgumentException(places.get(i) + " of " + words + " leaves nothing");
      }
    }
  }

  /**
   * Returns a command without a block.
   *
   * @param name its words, with a blank between two
   * @param slots arguments; those with a keyword may stand anywhere behind the others
   */
  public static Usage of(String name, Slot<?>... slots) {
    List<Slot<?>> places = new ArrayList<>();
    List<Slot<?>> clauses = new ArrayList<>();
    for (Slot<?> slot : slots) {
      (slot.isClause() ? clauses : places).add(slot);
    }
    return new Usage(List.of(name.split(" ")), places, clauses, false);
  }

  /** Returns the same, as the head of a block that ends with {@code end}. */
  public Usage block() {
    return new Usage(words, places, clauses, true);
  }

  /** Returns its words, with a blank between two. */
  public String name() {
    return words.size() == 1 ? words.get(0) : words.get(0) + ' ' + words.get(1);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name());
    places.forEach(slot -> text.append(' ').append(slot));
    clauses.forEach(slot -> text.append(' ').append(slot));
    return text.toString();
  }
}
