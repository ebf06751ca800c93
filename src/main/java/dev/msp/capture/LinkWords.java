package dev.msp.capture;

import dev.msp.session.Event;
import dev.msp.session.LinkState;

/** How an MSP/3 link stands, for a person. */
public final class LinkWords {

  private LinkWords() {}

  /** Returns whether it is open, and who can read what goes over it. */
  public static String of(LinkState link) {
    if (!link.isOpen()) {
      return "MSP/3, no link yet";
    }
    return link.isSealed() ? "MSP/3 sealed with " + link.fingerprint() : "MSP/3 clear";
  }

  /** Returns what was lost and sent again; empty where nothing was. */
  public static String losses(LinkState link) {
    return link.lost() == 0 && link.resent() == 0
        ? ""
        : link.lost() + " frames lost, " + link.resent() + " bytes sent again";
  }

  /** Returns what a change of state means; what it says itself where it tells of no link. */
  public static String of(Event.StateEvent event) {
    String detail = event.detail();
    return switch (event.state()) {
      case "greeting" -> "asking whether the peer speaks MSP/3";
      case "keys" -> "the peer speaks MSP/3; agreeing on keys";
      case "clear" -> "the MSP/3 link is open, and not sealed: anyone in between can read it";
      case "sealed" -> "the MSP/3 link is open, and sealed with " + detail;
      case "down" -> "the MSP/3 link is down: " + detail;
      case "classic" -> "speaking classic MSP: " + detail;
      default -> detail;
    };
  }
}
