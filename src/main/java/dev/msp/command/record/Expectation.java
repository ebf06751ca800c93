package dev.msp.command.record;

import dev.msp.command.Quoted;
import dev.msp.frame.Bytes;
import java.util.Optional;

/** Writes what came as the command that expects it. */
final class Expectation {

  private static final long SECOND = 1_000_000;

  /** The longest word that is easily read back, in characters. */
  private static final int LONGEST = 32_000;

  /** Bytes of it, whatever their escapes take. */
  private static final int SHORT = 4_096;

  /** Waiting times in seconds, and how they are written. */
  private static final int[] SECONDS = {5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18000};

  private static final String[] WRITTEN = {
    "5s", "10s", "20s", "30s", "1m", "2m", "5m", "10m", "30m", "1h", "2h", "5h"
  };

  private Expectation() {}

  /**
   * Returns the line; a comment where a secret cannot be written.
   *
   * @param current the session that is meant where none is named
   * @param micros how long after the last command it came
   */
  static String of(Arrival came, Wording wording, String current, long micros) {
    String name = came.on().session().name();
    Bytes content = came.content();
    Optional<String> word = wording.word(content);
    if (word.isEmpty()) {
      return "# came on " + name + ", and is not expected, for it has a secret in it";
    }
    String what = came.message() ? "expect data exactly " : "expect bytes ";
    if (word.get().length() > LONGEST) {
      what = "expect data ";
      word = wording.word(content.slice(0, SHORT));
    }
    String target = name.equals(current) ? "" : '@' + Quoted.of(name) + ' ';
    return target + what + word.orElse("") + " within " + patience(micros);
  }

  /** Returns a round time of at least twice as long as it took, and at least 5 s. */
  static String patience(long micros) {
    for (int i = 0; i < SECONDS.length; i++) {
      if (2 * micros <= SECONDS[i] * SECOND) {
        return WRITTEN[i];
      }
    }
    return "24h";
  }
}
