package dev.msp.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a file below a directory: 1 to {@link #MAX_DEPTH} components, each of which is a name
 * of its own right. On the wire they are joined by {@code /}.
 *
 * @param components from the outermost directory to the file
 */
public record RelativeName(List<String> components) {

  /** So many components a name has at most. */
  public static final int MAX_DEPTH = 16;

  /** Copies the list. */
  public RelativeName {
    components = List.copyOf(components);
  }

  /**
   * Reads one.
   *
   * @throws TransferException if a component may not be used; the message names it, as it came
   */
  public static RelativeName of(String joined) throws TransferException {
    if (joined.startsWith("/")) {
      throw new TransferException(
          Refusal.NAME,
          "the name '" + joined + "' begins with /, but names are those below a root");
    }
    List<String> components = List.of(joined.split("/", -1));
    if (components.size() > MAX_DEPTH) {
      throw new TransferException(
          Refusal.NAME, "the name goes down more than " + MAX_DEPTH + " directories");
    }
    for (String component : components) {
      Optional<String> fault = FileName.fault(component);
      if (fault.isPresent()) {
        throw new TransferException(
            Refusal.NAME, "the name '" + component + "' " + fault.orElseThrow());
      }
    }
    return new RelativeName(components);
  }

  /** Returns the last component. */
  public String file() {
    return components.get(components.size() - 1);
  }

  /** Returns the directories, from the outermost to the innermost; none for a plain name. */
  public List<String> directories() {
    return components.subList(0, components.size() - 1);
  }

  /** Returns the same with another last component. */
  RelativeName sibling(String file) {
    List<String> renamed = new ArrayList<>(directories());
    renamed.add(file);
    return new RelativeName(renamed);
  }

  @Override
  public String toString() {
    return String.join("/", components);
  }
}
