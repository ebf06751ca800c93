package dev.msp.session;

import java.util.Locale;

/** What is made of the bytes on a wire. A session may change it while it runs. */
public enum Protocol {
  /** MSP v1 and v2: frames, each message answered by an ACK. */
  CLASSIC("classic"),
  /** MSP/3 where the peer speaks it, else classic. */
  AUTO("auto"),
  /** MSP/3: reliable, sealed where both ends can. */
  V3("v3"),
  /** Bytes as they come: nothing is decoded, and nothing answered. */
  RAW("raw");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /**
   * Returns the one of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Protocol of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the word for it, as in the endpoint option {@code protocol}. */
  public String word() {
    return word;
  }

  /** Returns whether MSP/3 is tried at first. */
  boolean isReliable() {
    return this == AUTO || this == V3;
  }
}
