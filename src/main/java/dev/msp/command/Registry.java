package dev.msp.command;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All commands of the language by their words.
 *
 * @param <V> what the owner needs of a command beside its grammar
 */
public final class Registry<V extends Verb> {

  private final Map<String, V> byName = new LinkedHashMap<>();
  private final Map<String, Map<String, V>> byFirstWord = new TreeMap<>();
  private final Map<V, Usage> usages = new IdentityHashMap<>();
  private final List<String> firstWords;

  /**
   * Takes the commands.
   *
   * @throws IllegalArgumentException if two have the same words, or one's word begins another's
   */
  public Registry(Collection<? extends V> verbs) {
    for (V verb : verbs) {
      Usage usage = verb.usage();
      usages.put(verb, usage);
      List<String> words = usage.words();
      Map<String, V> seconds = byFirstWord.computeIfAbsent(words.get(0), first -> new TreeMap<>());
      seconds.put(words.size() == 1 ? "" : words.get(1), verb);
      if (byName.put(usage.name(), verb) != null
          || (seconds.containsKey("") && seconds.size() > 1)) {
        throw new IllegalArgumentException("two commands begin with " + words);
      }
    }
    firstWords = List.copyOf(byFirstWord.keySet());
  }

  /** Returns all commands, in the order in which they were given. */
  public Collection<V> all() {
    return byName.values();
  }

  /** Returns the command of that name. */
  public Optional<V> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns how one of the commands is written. */
  Usage usage(V verb) {
    Usage usage = usages.get(verb);
    return usage == null ? verb.usage() : usage;
  }

  /** Returns the first words of all commands, in order. */
  public List<String> firstWords() {
    return firstWords;
  }

  /**
   * Returns the commands that begin with a word: by their second words, which is empty where the
   * first is the whole; nothing if no command does.
   */
  Map<String, V> startingWith(String first) {
    return byFirstWord.getOrDefault(first, Map.of());
  }
}
