package dev.msp.ui.raw;

import dev.msp.frame.Bytes;

/**
 * Makes every line end of what is sent the same: CR, LF and CR LF, also where CR and LF come in two
 * pieces. For files and pipes, whose lines may end in either way. On a keyboard Enter is CR, and LF
 * a key of its own that devices may tell from it: see {@link #keys}.
 */
public final class SentText {

  private final SentLineEnd end;
  private boolean afterReturn;

  /** Makes each line end this one. */
  public SentText(SentLineEnd end) {
    this.end = end;
  }

  /** Returns the next piece as it is to be sent. */
  public Bytes map(Bytes piece) {
    if (end == SentLineEnd.NONE) {
      return piece;
    }
    Bytes sent = Bytes.EMPTY;
    int from = 0;
    for (int i = 0; i < piece.length(); i++) {
      int value = piece.at(i);
      if (value == '\n' || value == '\r') {
        boolean counted = value == '\n' && afterReturn;
        sent = sent.plus(piece.slice(from, i)).plus(counted ? Bytes.EMPTY : end.bytes());
        from = i + 1;
      }
      afterReturn = value == '\r';
    }
    return sent.plus(piece.slice(from, piece.length()));
  }

  /** Returns what was typed as it is to be sent: only Enter, which is CR, is a line end. */
  public static Bytes keys(Bytes typed, SentLineEnd enter) {
    Bytes sent = Bytes.EMPTY;
    int from = 0;
    for (int i = 0; i < typed.length() && enter != SentLineEnd.NONE; i++) {
      if (typed.at(i) == '\r') {
        sent = sent.plus(typed.slice(from, i)).plus(enter.bytes());
        from = i + 1;
      }
    }
    return sent.plus(typed.slice(from, typed.length()));
  }
}
