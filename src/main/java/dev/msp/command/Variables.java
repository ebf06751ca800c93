package dev.msp.command;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Variables by name, in front of those of an outer scope. Safe for several threads. */
public final class Variables implements Scope {

  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final Scope outer;

  /** Makes an empty scope within another. */
  public Variables(Scope outer) {
    this.outer = outer;
  }

  @Override
  public Optional<String> find(String name) {
    String value = values.get(name);
    return value == null ? outer.find(name) : Optional.of(value);
  }

  /** Gives a variable of this scope a value. */
  public void set(String name, String value) {
    values.put(name, value);
  }

  /** Gives a variable a value: the one of an outer scope if there is one, else one of this. */
  public void assign(String name, String value) {
    if (!replace(name, value)) {
      set(name, value);
    }
  }

  private boolean replace(String name, String value) {
    return values.replace(name, value) != null
        || outer instanceof Variables further && further.replace(name, value);
  }

  /** Returns the variables of this scope alone, by name. */
  public Map<String, String> all() {
    return new TreeMap<>(values);
  }
}
