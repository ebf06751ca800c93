package dev.msp.ui.console;

import dev.msp.ui.console.Destination.Group;
import java.util.List;
import java.util.Optional;

/** What the start view lists, and which of it is selected. */
final class Start {

  private List<Destination> all = List.of();
  private int selected;

  /** Lists these from now on; what was selected stays selected where it is still there. */
  void list(List<Destination> now) {
    Optional<Destination> before = selected();
    all = List.copyOf(now);
    for (int i = 0; i < all.size(); i++) {
      if (before.isPresent() && before.get().command().equals(all.get(i).command())) {
        selected = i;
      }
    }
    move(0);
  }

  /** Returns all that is listed, group by group. */
  List<Destination> all() {
    return all;
  }

  /** Returns those of a group. */
  List<Destination> of(Group group) {
    return all.stream().filter(one -> one.group() == group).toList();
  }

  Optional<Destination> selected() {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(selected));
  }

  /** Selects another one, so many further. */
  void move(int rows) {
    selected = Math.max(0, Math.min(all.size() - 1, selected + rows));
  }
}
