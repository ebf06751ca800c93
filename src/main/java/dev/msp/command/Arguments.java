package dev.msp.command;

import dev.msp.frame.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one line. What is constant in them was read, and found right, when parsed. */
public final class Arguments {

  private final Map<Slot<?>, List<Word>> words = new LinkedHashMap<>();

  /** What was read of constant words, so that a block that is repeated need not read it again. */
  private final Map<Slot<?>, Object> constants = new HashMap<>();

  Arguments() {}

  void add(Slot<?> slot, Word word) {
    words.computeIfAbsent(slot, first -> new ArrayList<>()).add(word);
  }

  /** Returns whether an argument was given. */
  public boolean has(Slot<?> slot) {
    return words.containsKey(slot);
  }

  /** Returns where an argument stands, from its first word to its last. */
  public Optional<Span> span(Slot<?> slot) {
    List<Word> given = words.get(slot);
    return given == null ? Optional.empty() : Optional.of(span(given));
  }

  /** Returns all words, in the order of their slots. */
  public List<Word> all() {
    List<Word> all = new ArrayList<>();
    words.values().forEach(all::addAll);
    return all;
  }

  /** Returns the first word of an argument. */
  public Optional<Word> word(Slot<?> slot) {
    return Optional.ofNullable(words.get(slot)).map(given -> given.get(0));
  }

  /**
   * Returns an argument that may be missing.
   *
   * @throws MistakeException if a variable has no value, or one that does not fit here
   */
  public <T> Optional<T> find(Slot<T> slot, Scope scope) throws MistakeException {
    @SuppressWarnings("unchecked") // check() put it there, of the slot's own type
    T constant = (T) constants.get(slot);
    if (constant != null) {
      return Optional.of(constant);
    }
    List<Word> given = words.get(slot);
    return given == null ? Optional.empty() : Optional.of(read(slot, given, scope));
  }

  /**
   * Returns an argument that is always there.
   *
   * @throws MistakeException if a variable has no value, or one that does not fit here
   */
  public <T> T get(Slot<T> slot, Scope scope) throws MistakeException {
    return find(slot, scope).orElseThrow(() -> new IllegalStateException("no " + slot));
  }

  /**
   * Returns the words of an argument that takes all that are left, each read by itself.
   *
   * @throws MistakeException if a variable has no value, or one that does not fit here
   */
  public <T> List<T> list(Slot<T> slot, Scope scope) throws MistakeException {
    List<T> all = new ArrayList<>();
    for (Word word : words.getOrDefault(slot, List.of())) {
      all.add(read(slot, List.of(word), scope));
    }
    return all;
  }

  /** Reads what is constant. */
  void check(Slot<?> slot) throws MistakeException {
    List<Word> given = words.get(slot);
    if (given == null) {
      return;
    }
    for (Word word : given) {
      if (!word.template().isConstant()) {
        return;
      }
    }
    Object value = read(slot, given, Scope.EMPTY);
    if (given.get(0).style() != Word.Style.PATTERN) { // those are large; see ExpectedType
      constants.put(slot, value);
    }
  }

  private static <T> T read(Slot<T> slot, List<Word> given, Scope scope) throws MistakeException {
    Bytes value = given.size() == 1 ? given.get(0).template().value(scope) : joined(given, scope);
    try {
      return switch (given.get(0).style()) {
        case PATTERN -> slot.type().readPattern(value);
        case MASK -> slot.type().readMask(value);
        case BARE, QUOTED, BYTES -> slot.type().read(value);
      };
    } catch (ArgumentType.UnfitException e) {
      Span span = span(given);
      String why = String.valueOf(e.getMessage());
      String found = written(value, given.get(0).style()) + (why.isEmpty() ? "" : ", which " + why);
      throw new MistakeException(new Mistake(span, found, slot.type().expected(), e.hint()));
    }
  }

  private static String written(Bytes value, Word.Style style) {
    return style == Word.Style.PATTERN
        ? value.text().map(text -> '/' + text.replace("/", "\\/") + '/').orElse(Quoted.of(value))
        : Quoted.of(value);
  }

  private static Bytes joined(List<Word> given, Scope scope) throws MistakeException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    int first = given.get(0).span().from();
    for (Word word : given) {
      if (word.span().from() > first) {
        value.write(' ');
      }
      value.writeBytes(word.template().value(scope).toArray());
      if (value.size() > Template.LONGEST) {
        throw new MistakeException(
            new Mistake(
                span(given), "a value of over " + Template.LONGEST + " bytes", "a shorter one"));
      }
    }
    return Bytes.copyOf(value.toByteArray());
  }

  private static Span span(List<Word> given) {
    return new Span(given.get(0).span().from(), given.get(given.size() - 1).span().to());
  }
}
