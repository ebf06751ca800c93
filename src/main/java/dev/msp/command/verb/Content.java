package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Expected;
import dev.msp.command.MistakeException;
import dev.msp.command.Quoted;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Word;
import dev.msp.frame.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an expectation wants of a content: anything, something in it, or all of it.
 *
 * @param kind what holds the content: {@code data}
 * @param part what must be in it, or none
 * @param whole what it must be, or none
 */
record Content(String kind, Optional<Expected> part, Optional<Bytes> whole) {

  static final Slot<Expected> PART = Slot.optional("WHAT", Types.EXPECTED);
  static final Slot<Bytes> WHOLE = Slot.after("exactly", "BYTES", Types.BYTES);

  private static final Pattern GROUP = Pattern.compile("\\(\\?P?<([A-Za-z_][A-Za-z0-9_]*)>");

  /** Reads what a command says. */
  static Content of(String kind, Call call) throws MistakeException {
    return new Content(
        kind, call.find(PART), call.has(WHOLE) ? call.find(WHOLE) : Optional.empty());
  }

  /** Returns the variables that named groups set. */
  static Set<String> defines(Slot<Expected> slot, Arguments arguments) {
    Optional<Word> word = arguments.word(slot);
    if (word.isEmpty() || word.get().style() != Word.Style.PATTERN) {
      return Set.of();
    }
    return GROUP
        .matcher(word.get().template().text())
        .results()
        .map((MatchResult group) -> group.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns what named groups took, if this is what is wanted. */
  Optional<Map<String, String>> match(Bytes content) {
    if (whole.isPresent() && !whole.get().equals(content)) {
      return Optional.empty();
    }
    return part.isEmpty()
        ? Optional.of(Map.of())
        : part.get().find(content).map(Expected.Hit::captures);
  }

  /** Returns what is wanted, in words. */
  String words() {
    StringBuilder words = new StringBuilder(kind);
    part.ifPresent(one -> words.append(' ').append(one.written()));
    whole.ifPresent(all -> words.append(" exactly ").append(Quoted.of(all)));
    return words.toString();
  }

  /** Returns the bytes that are wanted, where they are known. */
  Optional<Bytes> literal() {
    return whole.isPresent() ? whole : part.flatMap(Expected::literal);
  }
}
