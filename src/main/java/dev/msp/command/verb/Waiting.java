package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Comparison;
import dev.msp.command.Cursor;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.frame.Bytes;
import dev.msp.session.Clock;
import dev.msp.session.Event;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for what is expected, until a deadline. */
final class Waiting {

  static final Slot<Duration> WITHIN = Slot.after("within", "TIME", Types.DURATION);

  /** What came instead is shown up to here. */
  private static final int MOST_OTHERS = 4;

  /** What an event is to an expectation. */
  enum Fit {
    /** What is expected. */
    RIGHT,
    /** Of the kind that is expected, but not as expected. */
    WRONG,
    /** Something else, that stands for itself. */
    OTHER
  }

  /** Judges an event. */
  interface Test {
    /** Returns what it is. */
    Fit fit(Event event);
  }

  private final OpenSession on;
  private final Cursor cursor;
  private final Clock clock;
  private final Duration longest;
  private final long deadline;
  private final ArrayDeque<Event> wrong = new ArrayDeque<>();

  Waiting(Call call, OpenSession on, Cursor cursor) throws MistakeException {
    this.on = on;
    this.cursor = cursor;
    this.clock = call.workspace().clock();
    this.longest = call.find(WITHIN).orElse(call.workspace().settings().timeout());
    this.deadline = clock.nanos() + longest.toNanos();
  }

  /** Returns the next event that came in time, or null when there is none and none will be. */
  @Nullable Event next() throws InterruptedException {
    Event event = cursor.peek();
    while (event == null) {
      long left = deadline - clock.nanos();
      if (left <= 0 || cursor.isAtEnd()) {
        return null;
      }
      cursor.await(left);
      event = cursor.peek();
    }
    // The script may be late itself: what counts is when the event came.
    return isLate(event) ? null : event;
  }

  private boolean isLate(Event event) {
    return clock.nanos() > deadline && event.stamp().micros() > clock.micros(deadline);
  }

  /** Returns whether an event is there already. */
  boolean hasNext() {
    return cursor.peek() != null;
  }

  void take() {
    cursor.take();
  }

  /** Returns the first event that is right. */
  Optional<Event> first(Test test) throws InterruptedException {
    for (Event event = next(); event != null; event = next()) {
      cursor.take();
      Fit fit = test.fit(event);
      if (fit == Fit.RIGHT) {
        cursor.found(event);
        return Optional.of(event);
      }
      if (fit == Fit.WRONG) {
        wrong.add(event);
        if (wrong.size() > MOST_OTHERS) {
          wrong.remove();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the failure that it is when nothing right came.
   *
   * @param expected in words: {@code data /v2/}
   * @param wanted its bytes, where they are known
   * @param content what is shown of an event that was wrong
   */
  CommandFailure failure(String expected, Optional<Bytes> wanted, Function<Event, Bytes> content) {
    return wrong.isEmpty()
        ? nothing(expected)
        : other(expected, wanted, content.apply(wrong.getLast()));
  }

  /** Returns the failure that it is when something else came. */
  CommandFailure other(String expected, Optional<Bytes> wanted, Bytes came) {
    return wrong(expected, "something else", wanted, came);
  }

  /**
   * Returns the failure that it is when what must not come came.
   *
   * @param what it was
   */
  CommandFailure unwanted(String expected, String what, Bytes came) {
    return wrong(expected, what, Optional.empty(), came);
  }

  private CommandFailure wrong(String expected, String what, Optional<Bytes> wanted, Bytes came) {
    return new CommandFailure(
        Kind.EXPECTATION,
        "expected " + expected + time() + ", but " + what + " came" + missed(),
        Optional.of(new Comparison(expected, wanted, came)));
  }

  /** Returns the failure that it is when nothing came at all. */
  CommandFailure nothing(String expected) {
    return cursor.isAtEnd()
        ? Opened.lost(on, "expected " + expected + ", but the link was lost: ")
        : new CommandFailure(
            Kind.NO_ANSWER, "expected " + expected + time() + ", but nothing came" + missed());
  }

  private String time() {
    return " within " + longest.toMillis() + " ms";
  }

  private String missed() {
    return cursor.lost() == 0
        ? ""
        : "; " + cursor.lost() + " earlier events were written over before they were read";
  }
}
