package dev.msp.transfer;

import java.util.Locale;

/** How far a file is, in one line for a person. */
public final class ProgressText {

  /** What a line may take, in columns: a terminal of 80 has one left for its cursor. */
  private static final int LINE = 79;

  private static final int LONG_BAR = 20;
  private static final int SHORT_BAR = 10;
  private static final int LEAST_NAME = 8;
  private static final long HOUR = 3600;

  private ProgressText() {}

  /**
   * Returns the line, 79 columns at most; it holds the name of the file, which may be foreign text,
   * cut in the middle where there is too little room for it. What counts most comes first: a narrow
   * terminal cuts the end.
   */
  public static String of(Progress progress) {
    String verb = progress.sends() ? "put " : "get ";
    String figures = figures(progress);
    int left = LINE - verb.length() - figures.length() - "      %  []  ".length();
    int wanted = Math.max(LEAST_NAME, columns(progress.name()));
    int bar =
        left - wanted >= LONG_BAR ? LONG_BAR : Math.max(0, Math.min(SHORT_BAR, left - LEAST_NAME));
    int filled = progress.percent() * bar / 100;
    return verb
        + cut(progress.name(), Math.max(LEAST_NAME, left - bar))
        + String.format(Locale.ROOT, "  %3d %%  [", progress.percent())
        + "#".repeat(filled)
        + ".".repeat(bar - filled)
        + "]  "
        + figures;
  }

  /** Returns where the file stands, without what lies ahead: it may not go on. */
  public static String standing(Progress progress) {
    return (progress.sends() ? "put " : "get ")
        + progress.name()
        + "  "
        + progress.percent()
        + " %  "
        + size(progress.done())
        + " of "
        + size(progress.total());
  }

  private static String figures(Progress progress) {
    StringBuilder line = new StringBuilder(LINE);
    line.append(size(progress.done()));
    if (progress.rate() > 0) {
      line.append("  ").append(size(progress.rate())).append("/s");
    }
    if (progress.secondsLeft() >= 0) {
      line.append("  ").append(duration(progress.secondsLeft())).append(" left");
    }
    if (progress.retries() > 0) {
      line.append("  resumed ").append(progress.retries());
    }
    return line.toString();
  }

  /** Keeps both ends of a name: the one says what it is, the other one which. */
  private static String cut(String name, int columns) {
    if (columns(name) <= columns) {
      return name;
    }
    int[] points = name.codePoints().toArray();
    int head = 0;
    int tail = points.length;
    int room = columns - 1;
    for (boolean front = true; head < tail; front = !front) {
      int point = front ? points[head] : points[tail - 1];
      room -= columns(point);
      if (room < 0) {
        break;
      }
      head += front ? 1 : 0;
      tail -= front ? 0 : 1;
    }
    return new String(points, 0, head) + "…" + new String(points, tail, points.length - tail);
  }

  private static int columns(String text) {
    return text.codePoints().map(ProgressText::columns).sum();
  }

  /** Counts two for everything beyond Latin, which is enough for a line that must not be long. */
  private static int columns(int point) {
    return point < 0x300 ? 1 : 2;
  }

  static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 1000) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, "kMGT".charAt(unit));
  }

  static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d h", seconds / HOUR, seconds % HOUR / 60);
  }
}
