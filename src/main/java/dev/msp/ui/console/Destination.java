package dev.msp.ui.console;

/**
 * Somewhere that a session may go to, as the start view lists it.
 *
 * @param group under which heading it stands
 * @param place how a person writes it; may come from a device, so it is not safe to show as it is
 * @param detail what else is known of it, in the same way; may be empty
 * @param command the line of the language that opens it
 */
public record Destination(Group group, String place, String detail, String command) {

  /** The headings, in the order in which they are listed. */
  public enum Group {
    /** Peers inside this program. */
    EMBEDDED("Try it without hardware", ""),
    /** Ports that are there now. */
    PORTS("Serial ports", "none found"),
    /** What was opened before. */
    RECENT("Opened before", ""),
    /** Names that msp.conf gives. */
    PROFILES("Profiles of msp.conf", "");

    private final String title;
    private final String whenEmpty;

    Group(String title, String whenEmpty) {
      this.title = title;
      this.whenEmpty = whenEmpty;
    }

    String title() {
      return title;
    }

    /** Returns what to say where there is none; empty where the heading is left out then. */
    String whenEmpty() {
      return whenEmpty;
    }
  }
}
