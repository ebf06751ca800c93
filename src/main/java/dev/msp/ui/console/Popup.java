package dev.msp.ui.console;

import dev.msp.command.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * What may stand where the cursor does in a line, as a list above it; one of them may be chosen.
 *
 * @param from where in the line the word begins
 * @param candidates two or more
 * @param chosen which of them stands in the line, -1 for none
 */
record Popup(int from, List<Candidate> candidates, int chosen) {

  /** Keeps the list from changing. */
  Popup {
    candidates = List.copyOf(candidates);
  }

  /** Returns the same with the next one chosen, round and round. */
  Popup step(int direction) {
    int count = candidates.size();
    int next = chosen < 0 && direction < 0 ? count - 1 : Math.floorMod(chosen + direction, count);
    return new Popup(from, candidates, next);
  }

  /** Returns the one that is chosen. */
  Optional<Candidate> choice() {
    return chosen < 0 ? Optional.empty() : Optional.of(candidates.get(chosen));
  }

  /** Returns what all of them begin with. */
  static String common(List<Candidate> candidates) {
    String common = candidates.get(0).text();
    for (Candidate one : candidates) {
      int same = 0;
      int most = Math.min(common.length(), one.text().length());
      while (same < most && common.charAt(same) == one.text().charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common;
  }
}
