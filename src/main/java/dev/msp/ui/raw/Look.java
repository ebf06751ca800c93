package dev.msp.ui.raw;

import dev.msp.capture.ByteView;
import dev.msp.capture.HexView;
import dev.msp.capture.LineEnd;
import dev.msp.capture.PassThroughView;
import dev.msp.capture.TextView;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * How bytes are shown.
 *
 * @param as in which form
 * @param times whether each line begins with the time of day
 * @param lines what ends a line that comes
 */
public record Look(As as, boolean times, LineEnd lines) {

  /** The forms. */
  public enum As {
    /** Text that cannot control the terminal. */
    TEXT,
    /** Rows of hexadecimal digits. */
    HEX,
    /** The bytes themselves, for an end that is trusted with the terminal. */
    PASS_THROUGH
  }

  private static final String NEW_LINE = "\r\n";

  Look as(As other) {
    return new Look(other, times, lines);
  }

  Look times(boolean on) {
    return new Look(as, on, lines);
  }

  Look lines(LineEnd other) {
    return new Look(as, times, other);
  }

  /** Returns what shows bytes so on a terminal in raw mode. */
  ByteView view(Charset charset) {
    Optional<ZoneId> zone = times ? Optional.of(ZoneId.systemDefault()) : Optional.empty();
    return switch (as) {
      case TEXT -> new TextView(charset, NEW_LINE, lines, zone);
      case HEX -> new HexView(NEW_LINE, zone);
      case PASS_THROUGH -> new PassThroughView(lines);
    };
  }

  /** Returns the word for what ends a line. */
  String lineWord() {
    return lines.name().toLowerCase(Locale.ROOT);
  }
}
