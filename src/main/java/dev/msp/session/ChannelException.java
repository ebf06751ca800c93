package dev.msp.session;

/** A channel has ended: its message says why, as a clause for the user. */
public final class ChannelException extends Exception {

  private static final long serialVersionUID = 1;

  /** Who ended a channel. */
  public enum Cause {
    /** The other end closed it: all that it sent was received. */
    CLOSED,
    /** The other end refused it, or ended it with a reason; its text is foreign. */
    REFUSED,
    /** The link was lost; on the next one the work may go on where it stopped. */
    LINK_LOST,
    /** It was closed here. */
    CLOSED_HERE
  }

  private final Cause why;

  /**
   * Makes one.
   *
   * @param why who ended it
   * @param message why, as a clause for the user, without a full stop
   */
  public ChannelException(Cause why, String message) {
    super(message);
    this.why = why;
  }

  /** Returns who ended it. */
  public Cause why() {
    return why;
  }
}
