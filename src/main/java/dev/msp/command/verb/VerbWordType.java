package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Candidate;
import dev.msp.command.Command;
import dev.msp.command.Surroundings;
import dev.msp.config.Nearest;
import dev.msp.frame.Bytes;
import java.util.Collection;
import java.util.List;

/**
 * A word of a command.
 *
 * @param all the commands
 * @param index which of its words, 0 or 1
 */
record VerbWordType(Collection<Command> all, int index) implements ArgumentType<String> {

  private List<String> words() {
    return all.stream()
        .map(one -> one.usage().words())
        .filter(words -> words.size() > index)
        .map(words -> words.get(index))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public String expected() {
    return index == 0 ? "a command" : "the second word of a command";
  }

  @Override
  public String read(Bytes value) throws UnfitException {
    String word = value.text().orElse("");
    if (!words().contains(word)) {
      String nearest = Nearest.to(word, words());
      throw new UnfitException("", nearest.isEmpty() ? "" : "did you mean " + nearest + "?");
    }
    return word;
  }

  @Override
  public List<Candidate> candidates(String begun, Surroundings surroundings) {
    return words().stream().map(word -> new Candidate(word, "")).toList();
  }
}
