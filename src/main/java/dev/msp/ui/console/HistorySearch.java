package dev.msp.ui.console;

/**
 * A search in what was typed before, as readline has it: each character that is typed narrows it.
 * Capitals or not, as everywhere in the console.
 */
final class HistorySearch {

  private final Recall recall;
  private final String before;
  private String wanted = "";
  private String found;
  private int at;
  private boolean failed;

  /**
   * Begins behind the newest line.
   *
   * @param before what stood in the line that is typed
   */
  HistorySearch(Recall recall, String before) {
    this.recall = recall;
    this.before = before;
    this.found = before;
    this.at = recall.size();
  }

  /** Returns what is looked for. */
  String wanted() {
    return wanted;
  }

  /** Returns the line that holds it; what stood there before where nothing was found yet. */
  String found() {
    return found;
  }

  /** Returns what stood in the line before the search. */
  String before() {
    return before;
  }

  /** Returns whether no other line holds it. */
  boolean isFailed() {
    return failed;
  }

  /** Looks for more: the line that is found stays where it holds that too. */
  void narrow(String more) {
    wanted += more;
    look(at, -1, "");
  }

  /** Looks for less, from the newest line on. */
  void widen() {
    if (wanted.isEmpty()) {
      return;
    }
    wanted = wanted.substring(0, Graphemes.before(wanted, wanted.length()));
    found = before;
    at = recall.size();
    look(at, -1, "");
  }

  /** Goes on to an older line, or with 1 to a newer one. */
  void next(int step) {
    look(at + step, step, found);
  }

  private void look(int from, int step, String except) {
    int index = wanted.isEmpty() ? -1 : recall.find(wanted, from, step, except);
    failed = index < 0 && !wanted.isEmpty();
    if (index >= 0) {
      at = index;
      found = recall.line(index);
    }
  }
}
