package dev.msp.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** A section and its settings, which are right as far as one can see without their meaning. */
final class Section {

  /** What a section is about. */
  enum Kind {
    /** {@code [defaults]}. */
    DEFAULTS,
    /** {@code [profile NAME]}. */
    PROFILE,
    /** {@code [console]}. */
    CONSOLE,
    /** {@code [keys]}. */
    KEYS,
    /** {@code [peer FINGERPRINT]}. */
    PEER,
    /** {@code [exec NAME]}. */
    EXEC,
    /** One that was refused already: what stands in it is not looked at. */
    REFUSED
  }

  private final Kind kind;
  private final Header header;
  private final boolean counts;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private boolean garbled;

  /**
   * Makes one.
   *
   * @param counts whether it has an effect: false where a mistake in its first line was told, so
   *     that only its settings are still worth a look
   */
  Section(Kind kind, Header header, boolean counts) {
    this.kind = kind;
    this.header = header;
    this.counts = counts;
  }

  Kind kind() {
    return kind;
  }

  Header header() {
    return header;
  }

  boolean counts() {
    return counts;
  }

  /** Returns the settings by key, in the order of the file. */
  Map<String, Setting> settings() {
    return settings;
  }

  /** Notes that a line of it was refused before anybody could tell which key it is. */
  void garble() {
    garbled = true;
  }

  /** Returns whether a key that seems to be missing may stand in a line that was refused. */
  boolean isGarbled() {
    return garbled;
  }
}
