package dev.msp.remote;

import dev.msp.session.ChannelException;

/** A command was not run, or nobody knows what became of it: its message says why, as a clause. */
public final class RemoteException extends Exception {

  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Cause {
    /** What came is no record, or came at the wrong time. */
    PROTOCOL,
    /** The other end does not run it; its text is foreign. */
    REFUSED,
    /** The link is not sealed, and nobody said that commands may go over a clear one. */
    NOT_SEALED,
    /** The words of the command are more, or longer, than a record holds. */
    TOO_LONG,
    /** The link was lost: whether the command ran to its end is not known. */
    LINK_LOST,
    /** It did not end in time. */
    TIMED_OUT
  }

  private final Cause why;

  RemoteException(Cause why, String message) {
    super(message);
    this.why = why;
  }

  /** What came is not what may come. */
  static RemoteException protocol(String what) {
    return new RemoteException(Cause.PROTOCOL, what);
  }

  /** The channel ended before the command did. */
  static RemoteException of(ChannelException end) {
    String why = String.valueOf(end.getMessage());
    return end.why() == ChannelException.Cause.REFUSED
        ? new RemoteException(Cause.REFUSED, why)
        : new RemoteException(Cause.LINK_LOST, why);
  }

  /** Returns what went wrong. */
  public Cause why() {
    return why;
  }
}
