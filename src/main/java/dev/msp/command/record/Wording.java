package dev.msp.command.record;

import dev.msp.command.Quoted;
import dev.msp.command.Workspace;
import dev.msp.frame.Bytes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes what came, without the secrets in it: a variable that has one stands in its place. */
final class Wording {

  private final Workspace workspace;
  private final Set<String> names = new TreeSet<>();

  Wording(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A variable was used: it may have the value of a secret. */
  void add(String name) {
    names.add(name);
  }

  /** Returns whether a text has no secret in it. */
  boolean isOpen(String text) {
    return workspace.secrets().mask(text).equals(text);
  }

  /** Returns a text for a comment, with stars for the secrets in it. */
  String masked(String text) {
    return workspace.secrets().mask(text);
  }

  /** Returns content as one word of the language; nothing if it has a secret of no variable. */
  Optional<String> word(Bytes content) {
    if (workspace.secrets().mask(content).equals(content)) {
      return Optional.of(Quoted.inQuotes(content));
    }
    return content.text().map(text -> '"' + referring(text) + '"').filter(this::isOpen);
  }

  /** The longest first: one secret may be a part of another. */
  private String referring(String text) {
    String written = Quoted.escaped(text);
    for (Map.Entry<String, String> secret : secrets().entrySet()) {
      written = written.replace(Quoted.escaped(secret.getKey()), "${" + secret.getValue() + "}");
    }
    return written;
  }

  /** Returns the variable of each secret that has one. */
  private Map<String, String> secrets() {
    Map<String, String> variables =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    names.addAll(workspace.variables().all().keySet());
    for (String name : names) {
      String value = workspace.variables().find(name).orElse("");
      if (workspace.secrets().holds(value)) {
        variables.put(value, name);
      }
    }
    return variables;
  }
}
