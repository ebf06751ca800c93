package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks a line on which what is sent comes back.
 *
 * <p>First all values go out at once, controls before printable characters: if a shell should be
 * there, no line end follows the characters that mean something to it. If they come back otherwise,
 * each value goes out by itself between marks, twice where it is altered.
 */
final class EchoCheck {

  private static final int VALUES = 256;
  private static final int XON = 0x11;
  private static final int XOFF = 0x13;

  /**
   * Digits, the first before a value and two behind it: no line edits them or changes their case.
   * An end that checks parity drops those of one line.
   */
  private static final List<Bytes> MARKS = List.of(Bytes.utf8("536"), Bytes.utf8("427"));

  /** What a byte becomes at most without a terminal that edits lines. */
  private static final int LONGEST_REPLY = 2;

  /** So many values that stop the line are enough. */
  private static final int MOST_STUCK = 4;

  /** The order of the long run is the same every time. */
  private static final long SEED = 1;

  private final Questions line;
  private final int rounds;
  private Bytes marks = MARKS.get(0);
  private Bytes before = Bytes.EMPTY;
  private Bytes behind = Bytes.EMPTY;

  /**
   * Makes a check.
   *
   * @param rounds how many times all values go out in the long run, 1 or more
   */
  EchoCheck(Questions line, int rounds) {
    this.line = line;
    this.rounds = rounds;
  }

  /** Returns what is wrong, or what is right. */
  List<Finding> findings() throws TransportException {
    Bytes burst = burst();
    Bytes came = line.ask(burst, burst::equals);
    if (came.equals(burst)) {
      return List.of(longRun());
    }
    restart();
    Finding garbled = findMarks();
    if (garbled != null) {
      return List.of(garbled);
    }
    ByteReplies replies = replies();
    List<Finding> findings = new ArrayList<>(LineDiagnosis.of(replies));
    if (findings.isEmpty()) {
      Bytes again = line.ask(burst, burst::equals);
      findings.add(again.equals(burst) ? longRun() : inBurst(burst, again));
    }
    if (replies.count() < VALUES) {
      findings.add(
          Finding.fine("bytes", "only " + replies.count() + " of 256 values could be checked"));
    }
    return findings;
  }

  /**
   * Returns all values in an order that does no harm. XON follows XOFF, or nothing would: also
   * where bit 7 is lost.
   */
  static List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    addRange(order, 0, ' ');
    addRange(order, 0x7F, VALUES);
    addRange(order, ' ', 0x7F);
    return order;
  }

  private static void addRange(List<Integer> order, int from, int end) {
    for (int value = from; value < end; value++) {
      switch (value & 0x7F) {
        case XON -> order.add(value + XOFF - XON);
        case XOFF -> order.add(value + XON - XOFF);
        default -> order.add(value);
      }
    }
  }

  private static Bytes burst() {
    byte[] burst = new byte[VALUES];
    List<Integer> order = order();
    for (int i = 0; i < VALUES; i++) {
      burst[i] = (byte) (int) order.get(i);
    }
    return Bytes.copyOf(burst);
  }

  /** Sends much in one go, to see whether all is read in time. */
  private Finding longRun() throws TransportException {
    byte[] all = new byte[rounds * VALUES];
    Random random = new Random(SEED);
    for (int i = 0; i < all.length; i++) {
      int other = random.nextInt(i + 1);
      all[i] = all[other];
      all[other] = (byte) i;
    }
    Bytes sent = Bytes.copyOf(all);
    Bytes came = line.ask(sent, sent::equals);
    if (came.equals(sent)) {
      return Finding.fine(
          "bytes", "all 256 byte values came back unchanged, and " + all.length + " in one go");
    }
    return inBurst(sent, came);
  }

  /** Says what became of bytes that come back one by one, but not together. */
  private static Finding inBurst(Bytes sent, Bytes came) {
    int at = 0;
    while (at < came.length() && at < sent.length() && came.at(at) == sent.at(at)) {
      at++;
    }
    String where =
        came.length() + " of " + sent.length() + " bytes in one go came back, " + at + " unchanged";
    Bytes there = sent.slice(at, Math.min(sent.length(), at + 8));
    Bytes here = came.slice(at, Math.min(came.length(), at + 8));
    String how = ", then in place of " + Evidence.hex(there) + ' ';
    String evidence = where + how + (here.isEmpty() ? "nothing" : Evidence.hex(here));
    boolean missing = came.length() < sent.length() && isWithin(came, sent);
    return (missing ? LineFault.LOST : LineFault.NOISE).found(evidence);
  }

  /** Returns whether leaving bytes out makes one of the other. */
  private static boolean isWithin(Bytes part, Bytes whole) {
    int found = 0;
    for (int i = 0; i < whole.length() && found < part.length(); i++) {
      if (whole.at(i) == part.at(found)) {
        found++;
      }
    }
    return found == part.length();
  }

  /** Finds out how the marks come back; returns what is wrong if they come back in no known way. */
  private @Nullable Finding findMarks() throws TransportException {
    for (Bytes candidate : MARKS) {
      marks = candidate;
      before = steady(marks.slice(0, 1));
      behind = steady(marks.slice(1, marks.length()));
      if (before.length() == 1 && behind.length() == 2) {
        return null;
      }
      if (before.equals(marks.slice(0, 1).plus(marks.slice(0, 1)))) {
        return LineFault.TWICE.found(
            Evidence.hex(marks.slice(0, 1)) + " came back as " + Evidence.hex(before));
      }
    }
    Bytes reply = line.ask(marks, marks::equals);
    String came = reply.isEmpty() ? "nothing" : Evidence.hex(reply);
    return LineFault.RATE.found("for " + Evidence.hex(marks) + " came " + came);
  }

  /** Returns what bytes come back as, or nothing if that changes. */
  private Bytes steady(Bytes bytes) throws TransportException {
    Bytes once = line.ask(bytes, bytes::equals);
    Bytes again = line.ask(bytes, bytes::equals);
    return once.equals(again) ? once : Bytes.EMPTY;
  }

  private ByteReplies replies() throws TransportException {
    ByteReplies replies = new ByteReplies();
    for (int value : order()) {
      if (replies.stuck().size() >= MOST_STUCK || line.isOver()) {
        return replies;
      }
      check(value, replies);
    }
    return replies;
  }

  private void check(int value, ByteReplies replies) throws TransportException {
    Bytes one = Bytes.copyOf(new byte[] {(byte) value});
    Bytes once = reply(value);
    if (once == null) {
      restart();
      once = reply(value);
      if (once == null) {
        replies.stuck(value);
        restart();
        return;
      }
    }
    if (once.equals(one)) {
      replies.steady(value, once);
      return;
    }
    if (once.length() > LONGEST_REPLY) {
      line.settle(); // a terminal that shows its line again shows the marks in it too
    }
    Bytes again = reply(value);
    if (again != null && once.equals(again)) {
      replies.steady(value, once);
    } else {
      replies.unsteady(value, once);
    }
  }

  /** Has a line that was stopped go on. */
  private void restart() throws TransportException {
    line.ask(Bytes.copyOf(new byte[] {XON}), came -> !came.isEmpty());
    line.settle();
  }

  /** Returns what came between the marks, or null if the last of them did not come. */
  private @Nullable Bytes reply(int value) throws TransportException {
    boolean stops = (value & 0x7F) == XOFF;
    byte[] tested = stops ? new byte[] {(byte) value, XON} : new byte[] {(byte) value};
    Bytes end = marks.slice(1, marks.length());
    Bytes question = marks.slice(0, 1).plus(Bytes.copyOf(tested)).plus(end);
    Predicate<Bytes> whole = came -> endsWith(came, behind);
    Bytes came = line.ask(question, whole);
    if (!whole.test(came)) {
      return null;
    }
    // What raises a signal may throw away what stands before it.
    boolean begun = came.length() > behind.length() && came.at(0) == before.at(0);
    Bytes reply = came.slice(begun ? 1 : 0, came.length() - behind.length());
    return stops ? withoutXon(reply) : reply;
  }

  /** Takes what XON came back as off the end. */
  private static Bytes withoutXon(Bytes reply) {
    int end = reply.length();
    if (end > 0 && (reply.at(end - 1) & 0x7F) == XON) {
      return reply.slice(0, end - 1);
    }
    boolean caret = end > 1 && reply.at(end - 2) == '^' && reply.at(end - 1) == 'Q';
    return caret ? reply.slice(0, end - 2) : reply;
  }

  private static boolean endsWith(Bytes bytes, Bytes end) {
    int from = bytes.length() - end.length();
    return from >= 0 && bytes.slice(from, bytes.length()).equals(end);
  }
}
