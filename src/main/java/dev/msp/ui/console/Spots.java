package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a click does where: views say it as they draw. Belongs to the thread that draws. */
final class Spots {

  /**
   * A part of the screen.
   *
   * @param area where
   * @param command what a click there means, a line of the command language
   */
  private record Spot(Area area, String command) {}

  private final List<Spot> all = new ArrayList<>();

  /** Forgets all: a new picture is drawn. */
  void clear() {
    all.clear();
  }

  /** A click there means this from now on; what is said last wins. */
  void add(Area area, String command) {
    all.add(new Spot(area, command));
  }

  /** Returns what a click on a cell means. */
  Optional<String> at(int column, int row) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).area().holds(column, row)) {
        return Optional.of(all.get(i).command());
      }
    }
    return Optional.empty();
  }
}
