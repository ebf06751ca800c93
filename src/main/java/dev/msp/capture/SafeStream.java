package dev.msp.capture;

import dev.msp.frame.Bytes;

/**
 * Foreign text that comes in pieces, made safe as {@link SafeText} does it, line by line.
 *
 * <p>Pieces are cut anywhere, as reads from a wire are. A character that is not whole yet, and a
 * joiner whose neighbour is missing, is held back until more comes or {@link #quiet} says that
 * nothing does; a combining mark is joined to the character that came with an earlier piece. So the
 * result does not depend on where the pieces were cut. Not safe for use by several threads.
 */
final class SafeStream {

  /** What becomes of the text. */
  interface Sink {

    /** Takes some characters of a line, safe for a terminal. */
    void text(String safe);

    /** A tabulator came. */
    void tab();

    /** The line is over. */
    void lineEnd();
  }

  /** What a carriage return just before means. */
  private enum Return {
    /** There was none. */
    NONE,
    /** Nothing is shown for it yet: what follows decides. */
    OPEN,
    /** It ended the line: a line feed that follows belongs to it. */
    DONE
  }

  /** Bytes from the last base character on that are remembered; what follows them is escaped. */
  private static final int LONGEST_CLUSTER = 256;

  /** Both joiners, 200C and 200D, are E2 80 8C and E2 80 8D on the wire. */
  private static final int JOINER_LENGTH = 3;

  private static final Bytes CARRIAGE_RETURN = Bytes.copyOf(new byte[] {'\r'});

  private final SafeText safe;
  private final LineEnd end;
  private final Sink sink;
  private Return carriage = Return.NONE;

  /** What came and cannot be shown yet. */
  private Bytes held = Bytes.EMPTY;

  /** The last character that stands on the line as it came, and its marks. */
  private Bytes cluster = Bytes.EMPTY;

  SafeStream(SafeText safe, LineEnd end, Sink sink) {
    this.safe = safe;
    this.end = end;
    this.sink = sink;
  }

  /** Takes the next piece. */
  void feed(Bytes piece) {
    int from = 0;
    for (int i = 0; i < piece.length(); i++) {
      int value = piece.at(i);
      if (value == '\n' || value == '\r' || value == '\t') {
        text(piece.slice(from, i));
        from = i + 1;
        control(value);
      }
    }
    text(piece.slice(from, piece.length()));
  }

  /** Nothing came for a while: what was held back is shown as far as it came. */
  void quiet() {
    release();
    endOpenLine();
  }

  /** Returns whether {@link #quiet} would show something. */
  boolean isHolding() {
    return !held.isEmpty() || hasOpenLine();
  }

  /** Something else is about to be written: a mark that follows does not belong to what came. */
  void parted() {
    endOpenLine();
    cluster = Bytes.EMPTY;
  }

  private void endOpenLine() {
    if (hasOpenLine()) {
      lineEnd();
      carriage = Return.DONE;
    }
  }

  private boolean hasOpenLine() {
    return carriage == Return.OPEN && end == LineEnd.AUTO;
  }

  private void control(int value) {
    release();
    if (value == '\t') {
      settleReturn();
      cluster = Bytes.EMPTY;
      sink.tab();
    } else if (value == '\r') {
      carriageReturn();
    } else {
      lineFeed();
    }
  }

  private void carriageReturn() {
    switch (end) {
      case AUTO -> carriage = carriage == Return.DONE ? Return.DONE : Return.OPEN;
      case CR -> lineEnd();
      case LF -> show(CARRIAGE_RETURN);
      case CRLF -> {
        settleReturn();
        carriage = Return.OPEN;
      }
    }
  }

  private void lineFeed() {
    boolean counted = carriage == Return.DONE;
    boolean ends = end != LineEnd.CR && (end != LineEnd.CRLF || carriage == Return.OPEN);
    carriage = Return.NONE;
    if (!ends) {
      show(Bytes.copyOf(new byte[] {'\n'}));
    } else if (!counted) {
      lineEnd();
    }
  }

  /** Something else follows a carriage return. */
  private void settleReturn() {
    if (carriage == Return.OPEN) {
      carriage = Return.NONE;
      if (end == LineEnd.CRLF) {
        show(CARRIAGE_RETURN);
      } else {
        lineEnd();
      }
    }
    carriage = Return.NONE;
  }

  private void lineEnd() {
    cluster = Bytes.EMPTY;
    sink.lineEnd();
  }

  private void text(Bytes piece) {
    if (piece.isEmpty()) {
      return;
    }
    settleReturn();
    Bytes all = held.isEmpty() ? piece : held.plus(piece);
    int whole = all.length() - unfinished(all);
    held = all.slice(whole, all.length());
    show(all.slice(0, whole));
  }

  private void release() {
    Bytes rest = held;
    held = Bytes.EMPTY;
    show(rest);
  }

  private void show(Bytes piece) {
    if (piece.isEmpty()) {
      return;
    }
    // A mark or joiner needs what it belongs to; anything in ASCII stands by itself.
    Bytes before = piece.at(0) < 0x80 ? Bytes.EMPTY : cluster;
    Bytes all = before.isEmpty() ? piece : before.plus(piece);
    String shown = safe.line(all);
    sink.text(before.isEmpty() ? shown : shown.substring(safe.line(before).length()));
    cluster = lastCluster(all);
  }

  /**
   * Returns how many bytes at the end cannot be shown yet: the beginning of a character, and a
   * joiner before it or at the very end.
   */
  private static int unfinished(Bytes all) {
    int length = all.length();
    if (all.at(length - 1) < 0x80) {
      return 0;
    }
    int part = 0;
    for (int back = 1; back <= Math.min(3, length) && part == 0; back++) {
      if ((all.at(length - back) & 0xC0) == 0xC0 && mayContinue(all, length - back)) {
        part = back;
      }
    }
    return endsWithJoiner(all, length - part) ? part + JOINER_LENGTH : part;
  }

  private static boolean endsWithJoiner(Bytes all, int end) {
    int at = end - JOINER_LENGTH;
    return at >= 0
        && all.at(at) == 0xE2
        && all.at(at + 1) == 0x80
        && (all.at(at + 2) == 0x8C || all.at(at + 2) == 0x8D);
  }

  /** Returns whether more bytes could make a character of those from an index on. */
  private static boolean mayContinue(Bytes all, int index) {
    int lead = all.at(index);
    int needed = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int there = all.length() - index;
    if (there >= needed || there == 1) {
      return there < needed;
    }
    int second = all.at(index + 1);
    return switch (lead) { // what no second byte can mend: RFC 3629, section 4
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }

  /** Returns the last base character or space and all behind it, if they were shown as they are. */
  private static Bytes lastCluster(Bytes all) {
    ForeignText text = new ForeignText.OfBytes(all);
    int begin = all.length();
    int unit;
    for (int i = Math.max(0, all.length() - LONGEST_CLUSTER); i < all.length(); ) {
      unit = text.unitAt(i);
      if (unit < 0 || unit == '\\') {
        begin = all.length();
      } else {
        begin =
            switch (CharacterKind.of(unit)) {
              case BASE, SPACE -> i;
              case HIDDEN -> all.length();
              case MARK, SELECTOR, JOINER -> begin;
            };
      }
      i = text.after(i, unit);
    }
    boolean joins = begin < all.length() && endsWithJoiner(all, all.length());
    return joins ? Bytes.EMPTY : all.slice(begin, all.length());
  }
}
