package dev.msp.link;

/** What a link makes of a good frame that came in. */
public enum Verdict {
  /** A message: delivered and acknowledged. */
  DELIVERED(""),
  /** The acknowledgement that was waited for. */
  ACKNOWLEDGES(""),
  /** An acknowledgement with another payload than OK: the delivery failed. */
  NEGATIVE_ACK("an ACK that is not OK"),
  /** An acknowledgement that nothing was waiting for. */
  STRAY_ACK("an ACK nobody waits for"),
  /** Plain DATA where a password is set. */
  REFUSED_PLAIN("refused: plain, and a password is set"),
  /** Encrypted DATA that the password does not open. */
  WRONG_PASSWORD("refused: cannot be opened with this password"),
  /** Encrypted DATA where no password is set. */
  NO_PASSWORD("encrypted, and no password is set"),
  /** Our own frame came back. */
  ECHO("our own frame: the line echoes"),
  /** A TYPE that a classic link does not know. */
  UNKNOWN_TYPE("unknown TYPE, not answered"),
  /** A message that came when no ACK could go out: shown, and not delivered. */
  UNANSWERED("not acknowledged: our output is closed or stuck"),
  /** A message whose ACK we were asked to keep back, to test its sender: shown, not delivered. */
  WITHHELD("not acknowledged: as fault no-ack asked");

  private final String remark;

  Verdict(String remark) {
    this.remark = remark;
  }

  /** Returns a remark for the user; empty where all is as it should be. */
  public String remark() {
    return remark;
  }
}
