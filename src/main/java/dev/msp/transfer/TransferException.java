package dev.msp.transfer;

/**
 * A file is not transferred. The message says why, as a clause for the user; it may quote names and
 * the other end's words, which are foreign text.
 */
public final class TransferException extends Exception {

  private static final long serialVersionUID = 1;

  private final Refusal why;
  private final boolean told;

  private TransferException(Refusal why, boolean told, String message) {
    super(message);
    this.why = why;
    this.told = told;
  }

  /**
   * Makes one for what was found at this end.
   *
   * @param message a clause for the user, without a full stop
   */
  public TransferException(Refusal why, String message) {
    this(why, false, message);
  }

  /** Makes one for what the other end says. */
  static TransferException byPeer(Refusal why, String words) {
    return new TransferException(why, true, words);
  }

  /** Returns the kind of reason. */
  public Refusal why() {
    return why;
  }

  /** Returns what happened to a file, with its name. */
  public String of(String name) {
    String text = String.valueOf(getMessage());
    return text.contains("'" + name + "'") ? text : name + ": " + text;
  }

  /** Returns one that names the file, for where nothing else does. */
  TransferException naming(String name) {
    TransferException named = new TransferException(why, told, of(name));
    named.initCause(this);
    return named;
  }

  /** Returns whether the other end said so: then the message is in its words. */
  public boolean isByPeer() {
    return told;
  }
}
