package dev.msp.command;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one session and runs, for each event, the block of the first rule that is for it: on one
 * thread, so that what comes is answered in order.
 */
final class Follower implements Jobs.Job {

  private static final long LOOK_AROUND = 3_600_000_000_000L;

  /**
   * A rule whose turn it is.
   *
   * @param to how far it has taken the bytes that came
   */
  private record Turn(Rule rule, Trigger.Match match, long to) {}

  private final OpenSession session;
  private final Rules rules;
  private final Cursor cursor;
  private final RecentBytes recent = new RecentBytes();
  private long toldLost;

  /**
   * Makes one.
   *
   * @param session nobody else expects anything on it
   * @param rules may change at any time
   * @param from the first event that it looks at, by its number in the journal
   */
  Follower(OpenSession session, Rules rules, long from) {
    this.session = session;
    this.rules = rules;
    this.cursor = session.cursorAt(from);
  }

  @Override
  public void run() throws InterruptedException {
    try {
      while (!cursor.isAtEnd()) {
        Event event = cursor.peek();
        if (event == null) {
          cursor.await(LOOK_AROUND);
        } else {
          cursor.take();
          answer(event);
          rules.answered(cursor.position());
        }
      }
    } finally {
      rules.ended();
    }
  }

  private void answer(Event event) throws InterruptedException {
    tellLost();
    Bytes came = gather(event);
    Turn turn = first(event);
    while (turn != null) {
      recent.take(turn.to());
      take(turn, event);
      boolean more = turn.rule().trigger() instanceof Trigger.Stream && !came.isEmpty();
      turn = more ? firstOfBytes() : null;
    }
    recent.trim();
  }

  /** Adds the bytes that came with an event to those that rules look at, if there are any. */
  private Bytes gather(Event event) {
    boolean wanted = false;
    for (Rule rule : rules.all()) {
      if (rule.trigger() instanceof Trigger.Stream && rule.isFor(event.stamp().seq())) {
        rule.reached(recent.end());
        wanted = true;
      }
    }
    Bytes came = wanted ? event.incoming() : Bytes.EMPTY;
    recent.add(came);
    return came;
  }

  private @Nullable Turn first(Event event) {
    for (Rule rule : rules.all()) {
      if (rule.trigger() instanceof Trigger.Happening happening) {
        Optional<Trigger.Match> match =
            rule.isFor(event.stamp().seq()) ? happening.test().match(event) : Optional.empty();
        if (match.isPresent()) {
          return new Turn(rule, match.get(), recent.end());
        }
      } else if (inBytes(rule) != null) {
        return firstOfBytes();
      }
    }
    return null;
  }

  /** Returns the rule whose bytes were complete first, as if each had come alone. */
  private @Nullable Turn firstOfBytes() {
    Turn first = null;
    for (Rule rule : rules.all()) {
      Turn turn = inBytes(rule);
      if (turn != null && (first == null || turn.to() < first.to())) {
        first = turn;
      }
    }
    return first;
  }

  private @Nullable Turn inBytes(Rule rule) {
    if (!(rule.trigger() instanceof Trigger.Stream stream) || rule.firstByte() >= recent.end()) {
      return null;
    }
    Bytes bytes = recent.from(rule.firstByte());
    Optional<Expected.Hit> hit = stream.what().find(bytes);
    if (hit.isEmpty() || hit.get().to() == 0) {
      return null;
    }
    Bytes taken = bytes.slice(hit.get().from(), hit.get().to());
    long to = recent.end() - bytes.length() + hit.get().to();
    return new Turn(rule, Trigger.Match.of(taken, hit.get().captures()), to);
  }

  private void take(Turn turn, Event event) throws InterruptedException {
    Call call = turn.rule().call();
    Variables variables = new Variables(call.variables());
    variables.set("message", turn.match().message());
    turn.match().captures().forEach(variables::set);
    session.startAt(event.stamp().seq() + 1);
    call.runBeside(call.body(), call.answering(session, variables));
  }

  /** What nobody could answer must not go unnoticed. */
  private void tellLost() {
    long lost = cursor.lost();
    if (lost > toldLost && !rules.all().isEmpty()) {
      rules
          .all()
          .get(0)
          .call()
          .failed(
              new CommandFailure(
                  CommandFailure.Kind.NO_ANSWER,
                  (lost - toldLost)
                      + " events were written over before a rule saw them: they come faster than"
                      + " the blocks run"));
    }
    toldLost = lost;
  }
}
