package dev.msp.transfer;

import java.util.Locale;

/** What became of a file, in one line for a person. */
public final class StoredText {

  private static final double SECOND = 1e9;

  private StoredText() {}

  /**
   * Returns the line; it holds names, which may be foreign text. Time and rate are told of what
   * took a second or more: of less they would tell of the round trips alone.
   */
  public static String of(TransferEvents.Stored file) {
    boolean renamed = !file.storedAs().equals(file.name());
    return file.name()
        + (renamed ? " as " + file.storedAs() : "")
        + ", "
        + bytes(file.size())
        + (file.moved() < file.size() ? ", of which " + file.moved() + " were missing" : "")
        + (file.nanos() < SECOND ? "" : time(file.moved(), file.nanos() / SECOND));
  }

  private static String time(long moved, double seconds) {
    String took =
        seconds < 60
            ? String.format(Locale.ROOT, "%.1f s", seconds)
            : ProgressText.duration(Math.round(seconds));
    return ", in " + took + ", " + ProgressText.size((long) (moved / seconds)) + "/s";
  }

  /** Returns a number of bytes with its unit. */
  public static String bytes(long count) {
    return count + (count == 1 ? " byte" : " bytes");
  }
}
