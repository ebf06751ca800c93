package dev.msp.session;

/** What is made of the bytes on a wire. A session may change it while it runs. */
public enum Protocol {
  /** MSP v1 and v2: frames, each message answered by an ACK. */
  CLASSIC("classic"),
  /** Bytes as they come: nothing is decoded, and nothing answered. */
  RAW("raw");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /** Returns the word for it, as in the endpoint option {@code protocol}. */
  public String word() {
    return word;
  }
}
