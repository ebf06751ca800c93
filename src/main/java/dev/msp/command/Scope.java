package dev.msp.command;

import java.util.Optional;

/** Where {@code ${name}} gets its value from. */
public interface Scope {

  /** A scope without variables. */
  Scope EMPTY = name -> Optional.empty();

  /** Returns the value of a variable, if it has one. */
  Optional<String> find(String name);
}
