package dev.msp.command;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a rule answers. */
public sealed interface Trigger {

  /**
   * What a rule's block is given.
   *
   * @param message the value of <code>${message}</code>
   * @param captures what named groups of a regular expression took
   */
  record Match(String message, Map<String, String> captures) {

    /** Returns one of text; of each byte one character where bytes are no UTF-8. */
    public static Match of(Bytes content, Map<String, String> captures) {
      return new Match(
          content
              .text()
              .orElseGet(() -> new String(content.toArray(), StandardCharsets.ISO_8859_1)),
          captures);
    }
  }

  /**
   * Something that happened, as a whole.
   *
   * @param test tells whether it is meant
   */
  record Happening(Test test) implements Trigger {}

  /**
   * Bytes, wherever events begin and end.
   *
   * @param what which
   */
  record Stream(Expected what) implements Trigger {}

  /** Judges an event. */
  interface Test {
    /** Returns what the block is given, if the rule is for this event. */
    Optional<Match> match(Event event);
  }
}
