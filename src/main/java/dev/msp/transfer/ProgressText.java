package dev.msp.transfer;

import java.util.Locale;

/** How far a file is, in one line for a person. */
public final class ProgressText {

  private static final int BAR = 20;

  private ProgressText() {}

  /** Returns the line; it holds the name of the file, which may be foreign text. */
  public static String of(Progress progress) {
    int filled = progress.percent() * BAR / 100;
    StringBuilder line = new StringBuilder(80);
    line.append(progress.sends() ? "put " : "get ").append(progress.name());
    line.append("  [").append("#".repeat(filled)).append(".".repeat(BAR - filled)).append("] ");
    line.append(progress.percent()).append(" %  ").append(size(progress.done()));
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

  private static String size(long bytes) {
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

  private static String duration(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60);
  }
}
