package dev.msp.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a shell offers for a word of the command line, as far as help tells by what it calls it.
 *
 * @param kind of what kind it is
 * @param words the words to choose from, else none
 */
record Offer(Kind kind, List<String> words) {

  /** Where candidates come from. */
  enum Kind {
    /** From nowhere: a message, a number. */
    NOTHING,
    /** A few words that never change. */
    WORDS,
    /** The files that are there. */
    FILES,
    /** Profiles and serial ports, looked up when they are asked for. */
    ENDPOINTS
  }

  /** Nothing to offer. */
  static final Offer NOTHING = new Offer(Kind.NOTHING, List.of());

  /** Keeps the list from changing. */
  Offer {
    words = List.copyOf(words);
  }

  /** Returns what may be the value of an option. */
  static Offer of(Option option) {
    return option.equals(ConfigFile.PROFILE)
        ? new Offer(Kind.ENDPOINTS, List.of())
        : of(List.of(option.label().split("\\|", -1)));
  }

  /**
   * Returns what may stand at each place of a command, in order.
   *
   * @param positional as in {@link Definition}: {@code ENDPOINT MESSAGE... | ENDPOINT -}
   */
  static List<Offer> places(String positional) {
    List<List<String>> places = new ArrayList<>();
    for (String way : positional.replaceAll("[\\[\\]]|\\.\\.\\.", "").split(" \\| ", -1)) {
      String[] words = way.strip().split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        if (i == places.size()) {
          places.add(new ArrayList<>());
        }
        places.get(i).add(words[i]);
      }
    }
    return places.stream().map(Offer::of).toList();
  }

  /** Returns whether what stands at the last place may stand behind it once more. */
  static boolean isRepeated(String positional) {
    return positional.contains("...");
  }

  /** What is written in lower case stands for itself. */
  private static Offer of(List<String> labels) {
    Set<String> words = new LinkedHashSet<>();
    for (String label : labels) {
      switch (label) {
        case "FILE", "DIR" -> {
          return new Offer(Kind.FILES, List.of());
        }
        case "ENDPOINT", "PORT" -> {
          return new Offer(Kind.ENDPOINTS, List.of());
        }
        default -> {
          if (label.matches("[a-z0-9][a-z0-9-]*")) {
            words.add(label);
          }
        }
      }
    }
    return words.isEmpty() ? NOTHING : new Offer(Kind.WORDS, List.copyOf(words));
  }
}
