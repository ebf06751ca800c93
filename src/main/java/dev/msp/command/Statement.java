package dev.msp.command;

import java.util.Optional;

/**
 * One command as it was written.
 *
 * @param verb which command
 * @param usage how that is written
 * @param arguments what it is given
 * @param target the session it is meant for, from {@code @NAME} in front of it
 * @param span where it stands in its line
 * @param <V> what the owner of the registry needs of a command
 */
public record Statement<V extends Verb>(
    V verb, Usage usage, Arguments arguments, Optional<Word> target, Span span) {

  /** Returns the word behind a keyword, if that was given. */
  public Optional<Word> clause(String keyword) {
    return usage.clauses().stream()
        .filter(slot -> slot.keyword().equals(keyword))
        .findFirst()
        .flatMap(arguments::word);
  }
}
