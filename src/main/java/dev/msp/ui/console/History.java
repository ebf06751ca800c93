package dev.msp.ui.console;

import java.util.ArrayList;
import java.util.List;

/** What was typed before in lines of one kind, bounded. Belongs to the thread that draws. */
final class History {

  /** Lines that are kept. */
  static final int MOST = 1000;

  /** Decides which lines may be remembered, and lets them outlast the program. */
  interface Keeper {
    /** Remembers nothing beyond the end of the program. */
    Keeper NONE = line -> true;

    /** Keeps a line, without waiting; returns whether it may be remembered at all. */
    boolean keep(String line);
  }

  private final List<String> lines;
  private final Keeper keeper;

  /**
   * Begins with what was kept.
   *
   * @param before the oldest first
   */
  History(List<String> before, Keeper keeper) {
    this.lines = new ArrayList<>(before);
    this.keeper = keeper;
  }

  /** Makes one that begins with nothing and ends with the program. */
  static History brief() {
    return new History(List.of(), Keeper.NONE);
  }

  /** Remembers a line, unless it is the last one again. */
  void add(String line) {
    boolean again = !lines.isEmpty() && lines.get(lines.size() - 1).equals(line);
    if (line.isBlank() || again || !keeper.keep(line)) {
      return;
    }
    lines.add(line);
    if (lines.size() > MOST) {
      lines.remove(0);
    }
  }

  int size() {
    return lines.size();
  }

  String get(int index) {
    return lines.get(index);
  }
}
