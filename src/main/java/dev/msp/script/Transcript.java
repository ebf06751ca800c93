package dev.msp.script;

import java.util.ArrayList;
import java.util.List;

/** Keeps lines, but not without end: what comes beyond a bound is only counted. */
public final class Transcript {

  /** Characters that are kept; about what CI servers show of a test. */
  static final int MOST = 1 << 18;

  private final List<String> lines = new ArrayList<>();
  private int characters;
  private long more;

  /** Adds a line. */
  public synchronized void add(String line) {
    if (more > 0 || characters + line.length() > MOST) {
      more++;
    } else {
      lines.add(line);
      characters += line.length() + 1;
    }
  }

  /** Returns the lines, and how many there were that are not among them. */
  public synchronized List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (more > 0) {
      all.add("... " + more + (more == 1 ? " more line" : " more lines"));
    }
    return all;
  }
}
