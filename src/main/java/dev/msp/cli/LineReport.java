package dev.msp.cli;

import java.util.List;

/**
 * What a check of a serial line found.
 *
 * @param peer who is at the other end
 * @param findings what is right and what is wrong
 */
record LineReport(Peer peer, List<Finding> findings) {

  /** Who is at the other end of a line. */
  enum Peer {
    /** Something that sends back what it gets: a plug, a terminal, a program. */
    ECHO("echo"),
    /** Somebody who acknowledges frames. */
    MSP("msp"),
    /** Something that sends all the time. */
    TALKER("talker"),
    /** Nobody who answers. */
    SILENT("silent");

    private final String word;

    Peer(String word) {
      this.word = word;
    }

    /** Returns the word of the JSON output. */
    String word() {
      return word;
    }
  }

  LineReport {
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is wrong. */
  boolean ok() {
    return findings.stream().allMatch(Finding::ok);
  }
}
