package dev.msp.ui.console;

import dev.msp.capture.RoundTripTime;
import java.util.List;

/** Round trips as bars of block characters, the newest at the right, with the time beside them. */
final class Chart {

  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
  private static final int LABEL = 9;

  private final List<Long> times;
  private final long top;

  /**
   * Makes one.
   *
   * @param times in nanoseconds, the oldest first; -1 for a message without ACK
   * @param top the time that the highest bar stands for
   */
  Chart(List<Long> times, long top) {
    this.times = List.copyOf(times);
    this.top = Math.max(1, top);
  }

  /** Returns how many bars fit into so many columns. */
  static int bars(int width) {
    return Math.max(0, width - LABEL - 1);
  }

  /** Draws itself into the painter's whole area. */
  void draw(Painter painter, Theme theme) {
    int height = painter.height();
    int bars = Math.min(times.size(), bars(painter.width()));
    for (int row = 0; row < height; row++) {
      painter.fill(0, row, ' ', theme.plain());
      painter.put(0, row, label(row, height), theme.faint());
      painter.put(LABEL, row, "│", theme.bar());
      StringBuilder cells = new StringBuilder();
      for (int i = times.size() - bars; i < times.size(); i++) {
        cells.append(cell(times.get(i), height - 1 - row, height));
      }
      painter.put(LABEL + 1, row, cells.toString(), theme.good());
    }
  }

  private String label(int row, int height) {
    String text = row == 0 ? RoundTripTime.of(top) : row == height - 1 ? "0" : "";
    return " ".repeat(Math.max(0, LABEL - 1 - text.length())) + text;
  }

  /** A round trip is never without a bar, and what had none has a sign of its own. */
  private char cell(long time, int level, int height) {
    if (time < 0) {
      return level == 0 ? '✗' : ' ';
    }
    long eighths = Math.max(1, Math.round((double) time * height * 8 / top));
    return EIGHTHS.charAt((int) Math.max(0, Math.min(8, eighths - 8L * level)));
  }
}
