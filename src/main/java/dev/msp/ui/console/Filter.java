package dev.msp.ui.console;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.Candidate;
import dev.msp.command.Completion;
import dev.msp.command.Expected;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which rows are shown. Words name what a row is ({@code in}, {@code bad}, {@code ack}), {@code
 * /.../} is a regular expression, {@code x:AA55} bytes, and all else a text that the row must hold;
 * {@code !} in front turns a word around. All words must fit.
 */
final class Filter {

  /** Shows every row. */
  static final Filter ALL = new Filter("", List.of(), false);

  /** What may be typed, for those who do not know it yet. */
  static final String HINT;

  private static final List<Candidate> KINDS =
      List.of(
          new Candidate("in", "what came"),
          new Candidate("out", "what was sent"),
          new Candidate("data", "messages"),
          new Candidate("ack", "frames that acknowledge"),
          new Candidate("link", "all frames of an MSP/3 link, which are no rows otherwise"),
          new Candidate("bad", "frames that are damaged"),
          new Candidate("noise", "bytes that are no frame"),
          new Candidate("bytes", "bytes of a session without frames"),
          new Candidate("state", "how the session went"),
          new Candidate("pending", "messages whose ACK is waited for"),
          new Candidate("acked", "messages with an ACK"),
          new Candidate("late", "messages whose ACK came late"),
          new Candidate("timed-out", "messages without an ACK"),
          new Candidate("failed", "messages that could not be sent"),
          new Candidate("marked", "rows marked with m"));

  static {
    String kinds = KINDS.stream().map(Candidate::text).collect(Collectors.joining(" "));
    HINT = kinds + "  text  /regex/  x:AA?5  ! turns round";
  }

  private static int made;

  private final String text;
  private final List<Predicate<Shown>> tests;
  private final boolean wantsFrames;
  private final int id = ++made;

  /**
   * What a test may look at.
   *
   * @param row the row
   * @param type its type as the list shows it
   * @param message its message as the list shows it, in lower case
   */
  private record Shown(Row row, String type, String message) {}

  private Filter(String text, List<Predicate<Shown>> tests, boolean wantsFrames) {
    this.wantsFrames = wantsFrames;
    this.text = text;
    this.tests = tests;
  }

  /**
   * Reads one.
   *
   * @throws UnfitException if a word in it means nothing
   */
  static Filter parse(String text) throws UnfitException {
    List<Predicate<Shown>> tests = new ArrayList<>();
    boolean wantsFrames = false;
    String rest = text.strip();
    while (!rest.isEmpty()) {
      boolean not = rest.startsWith("!") && rest.length() > 1;
      String from = not ? rest.substring(1) : rest;
      int end = end(from);
      Predicate<Shown> test = test(from.substring(0, end));
      wantsFrames |= !not && from.substring(0, end).equals("link");
      tests.add(not ? test.negate() : test);
      rest = from.substring(end).strip();
    }
    return tests.isEmpty() ? ALL : new Filter(text.strip(), tests, wantsFrames);
  }

  /**
   * Completes the last word of one.
   *
   * @param begun what is typed up to the cursor
   */
  static Completion completion(String begun) {
    int blank = begun.lastIndexOf(' ') + 1;
    int from = begun.startsWith("!", blank) ? blank + 1 : blank;
    String word = begun.substring(from);
    return new Completion(
        from, KINDS.stream().filter(kind -> kind.text().startsWith(word)).toList());
  }

  /** Returns whether it asks for frames that only carry an MSP/3 link: else they are no rows. */
  boolean wantsFrames() {
    return wantsFrames;
  }

  private static int end(String word) throws UnfitException {
    if (word.startsWith("/")) {
      int slash = word.indexOf('/', 1);
      if (slash < 0) {
        throw new UnfitException("has no slash at its end");
      }
      return slash + 1;
    }
    int blank = word.indexOf(' ');
    return blank < 0 ? word.length() : blank;
  }

  private static Predicate<Shown> test(String word) throws UnfitException {
    if (KINDS.stream().anyMatch(kind -> kind.text().equals(word))) {
      return kind(word);
    }
    if (word.startsWith("/")) {
      Expected regex = Types.EXPECTED.readPattern(Bytes.utf8(word.substring(1, word.length() - 1)));
      return shown -> regex.find(Bytes.utf8(shown.message())).isPresent();
    }
    if (word.startsWith("x:")) {
      Expected bytes = Types.EXPECTED.readMask(Bytes.utf8(word.substring(2)));
      return shown -> bytes.find(RowText.bytes(shown.row())).isPresent();
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    return shown -> shown.message().toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static Predicate<Shown> kind(String word) {
    return switch (word) {
      case "in" -> shown -> RowText.way(shown.row().event()) == Event.Direction.IN;
      case "out" -> shown -> RowText.way(shown.row().event()) == Event.Direction.OUT;
      case "data" -> shown -> isMessage(shown);
      case "link" ->
          shown -> shown.row().event() instanceof Event.FrameEvent frame && frame.isOfLink();
      case "state" -> shown -> shown.row().event() instanceof Event.StateEvent;
      case "marked" -> shown -> shown.row().isMarked();
      case "pending" -> shown -> shown.row().ack() == Row.Ack.PENDING;
      case "acked" -> shown -> shown.row().ack() == Row.Ack.ACKED;
      case "late" -> shown -> shown.row().ack() == Row.Ack.LATE;
      case "timed-out" -> shown -> shown.row().ack() == Row.Ack.TIMED_OUT;
      case "failed" -> shown -> shown.row().ack() == Row.Ack.FAILED;
      default -> shown -> shown.type().equalsIgnoreCase(word);
    };
  }

  /** Returns whether it is a message: of a frame, or of a link, that carries it in many. */
  private static boolean isMessage(Shown shown) {
    return shown.row().event() instanceof Event.MessageEvent
        || shown.type().equalsIgnoreCase("data");
  }

  /** Returns it as it was typed. */
  String text() {
    return text;
  }

  /** Returns whether a row is shown; asks only once for each row and change of it. */
  boolean shows(Row row, RowText words) {
    if (tests.isEmpty()) {
      return true;
    }
    if (row.judgedBy() != id) {
      Shown shown = new Shown(row, words.type(row), words.message(row, false));
      row.judge(id, tests.stream().allMatch(test -> test.test(shown)));
    }
    return row.fits();
  }
}
