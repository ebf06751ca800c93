package dev.msp.script;

import dev.msp.capture.EventText;
import dev.msp.capture.HexDump;
import dev.msp.capture.SafeText;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Comparison;
import dev.msp.command.LocatedMistake;
import dev.msp.command.Secrets;
import dev.msp.command.Span;
import dev.msp.command.Step;
import dev.msp.command.StepFailure;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts failures into words as good compilers do: the line, the place in it, and the evidence. */
public final class ProblemText {

  private static final int MOST_BYTES = 256;
  private static final int LONGEST_LINE = 200;

  private final SafeText safe;
  private final EventText events;
  private final Secrets secrets;

  /**
   * Writes for a reader.
   *
   * @param charset what the reader understands
   * @param zone whose time of day is shown
   * @param secrets what is never shown
   */
  public ProblemText(Charset charset, ZoneId zone, Secrets secrets) {
    this.safe = SafeText.forCharset(charset);
    this.events = new EventText(charset, zone, false);
    this.secrets = secrets;
  }

  /** Returns what is wrong with a file that cannot be run. */
  public List<Problem> of(ScriptException e) {
    return e.mistakes().isEmpty()
        ? List.of(usage(text(e.file()), text(e.reason())))
        : e.mistakes().stream().map(this::of).toList();
  }

  private static Problem usage(String file, String sentence) {
    return new Problem(CommandFailure.Kind.USAGE, file, 0, 0, sentence, List.of());
  }

  /**
   * Returns that a step was ended from outside.
   *
   * @param nanos how long it had run, in nanoseconds
   */
  Problem interrupted(Step<Command> step, long nanos) {
    return new Problem(
        CommandFailure.Kind.INTERRUPTED,
        text(step.source()),
        step.line(),
        step.statement().span().column(),
        "interrupted here, after " + ReportTime.seconds(nanos) + " s",
        marked(step.text(), step.statement().span()));
  }

  /** Returns what is wrong with a line that was never run. */
  public Problem of(LocatedMistake mistake) {
    Span span = mistake.mistake().span();
    return new Problem(
        CommandFailure.Kind.USAGE,
        text(mistake.source()),
        mistake.line(),
        span.column(),
        text(mistake.mistake().sentence()),
        marked(mistake.text(), span));
  }

  /** Returns why a step failed. */
  public Problem of(StepFailure failure) {
    List<String> details = new ArrayList<>(marked(failure.step().text(), failure.span()));
    failure.comparison().ifPresent(comparison -> compare(comparison, details));
    if (!failure.before().isEmpty()) {
      details.add("  last on " + text(failure.session()) + ":");
      for (Event event : failure.before()) {
        events.lines(event).forEach(line -> details.add("    " + secrets.mask(line, safe)));
      }
    }
    return problem(failure, details);
  }

  /**
   * Returns why a step failed whose events were shown already.
   *
   * @param above whether its line is, too: then it is shown only to mark a place in it
   */
  public Problem typed(StepFailure failure, boolean above) {
    List<String> details = new ArrayList<>();
    Span whole = failure.step().statement().span();
    if (!above
        || failure.step().line() > 1
        || !failure.step().source().isEmpty()
        || !whole.equals(failure.span())) {
      details.addAll(marked(failure.step().text(), failure.span()));
    }
    failure.comparison().ifPresent(comparison -> compare(comparison, details));
    return problem(failure, details);
  }

  private Problem problem(StepFailure failure, List<String> details) {
    return new Problem(
        failure.kind(),
        text(failure.step().source()),
        failure.step().line(),
        failure.span().column(),
        text(failure.sentence()),
        details);
  }

  private String text(String any) {
    return safe.written(secrets.mask(any));
  }

  /** The line, and marks below the place; what stands before it is cut where it is too long. */
  private List<String> marked(String line, Span span) {
    int from = Math.max(0, Math.min(span.from(), line.length()) - LONGEST_LINE / 2);
    int to = Math.min(line.length(), from + LONGEST_LINE);
    String before = safe.written(line.substring(from, Math.min(span.from(), to)));
    String inside =
        safe.written(line.substring(Math.min(span.from(), to), Math.min(span.to(), to)));
    String after = safe.written(line.substring(Math.min(span.to(), to), to));
    return List.of(
        "  " + secrets.mask(before + inside + after, safe),
        "  " + " ".repeat(before.length()) + "^".repeat(Math.max(1, inside.length())));
  }

  private void compare(Comparison comparison, List<String> details) {
    Bytes came = secrets.mask(comparison.came());
    details.add("  expected: " + text(comparison.expected()));
    details.add("  came:     " + safe.line(came, MOST_BYTES));
    Optional<Bytes> wanted = comparison.wanted().map(secrets::mask);
    details.addAll(wanted.isPresent() ? difference(wanted.get(), came) : dump(came));
  }

  private static List<String> dump(Bytes came) {
    Bytes shown = came.slice(0, Math.min(MOST_BYTES, came.length()));
    return HexDump.lines(shown).stream().map(line -> "    " + line).toList();
  }

  /** Rows of both, one below the other, and marks below the bytes that differ. */
  private static List<String> difference(Bytes wanted, Bytes came) {
    List<String> rows = new ArrayList<>();
    int length = Math.min(MOST_BYTES, Math.max(wanted.length(), came.length()));
    for (int at = 0; at < length; at += HexDump.BYTES_PER_LINE) {
      String marks = marks(wanted, came, at);
      if (!marks.isBlank()) {
        rows.add("    expected  " + row(wanted, at));
        rows.add("    came      " + row(came, at));
        rows.add("              " + marks);
      }
    }
    return rows;
  }

  private static String row(Bytes bytes, int at) {
    int from = Math.min(at, bytes.length());
    int to = Math.min(bytes.length(), at + HexDump.BYTES_PER_LINE);
    return HexDump.row(at, bytes.slice(from, to)).stripTrailing();
  }

  private static String marks(Bytes wanted, Bytes came, int at) {
    StringBuilder marks = new StringBuilder();
    int digits = HexDump.row(at, Bytes.EMPTY).indexOf(' ') + 2;
    marks.append(" ".repeat(digits));
    for (int i = at; i < at + HexDump.BYTES_PER_LINE; i++) {
      boolean same = byteAt(wanted, i) == byteAt(came, i);
      marks.append(same ? "   " : "^^ ");
      if (i - at == HexDump.BYTES_PER_LINE / 2 - 1) {
        marks.append(' ');
      }
    }
    return marks.toString().stripTrailing();
  }

  private static int byteAt(Bytes bytes, int index) {
    return index < bytes.length() ? bytes.at(index) : -1;
  }
}
