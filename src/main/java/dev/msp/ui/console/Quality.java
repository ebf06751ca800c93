package dev.msp.ui.console;

import dev.msp.capture.RoundTripTime;
import dev.msp.session.Event;
import dev.msp.session.RoundTrips;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of the last messages of a session, the oldest first: what the strip and the chart of
 * the figures show.
 *
 * @param outcomes of messages, and of damage among them
 * @param roundTrips in nanoseconds; -1 for a message without ACK
 */
record Quality(List<Outcome> outcomes, List<Long> roundTrips) {

  /** How a message ended, or what else was seen on the line. The signs are those of the list. */
  enum Outcome {
    ACKED('✓'),
    LATE('~'),
    NO_ACK('✗'),
    BAD('!'),
    PENDING('…');

    private final char sign;

    Outcome(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }
  }

  /** Keeps the lists from changing. */
  Quality {
    outcomes = List.copyOf(outcomes);
    roundTrips = List.copyOf(roundTrips);
  }

  /**
   * Looks at the newest rows.
   *
   * @param most so many outcomes and round trips are enough
   */
  static Quality of(Rows rows, int most) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Long> roundTrips = new ArrayList<>();
    for (int i = rows.size() - 1; i >= 0 && roundTrips.size() < most; i--) {
      Row row = rows.at(i);
      if (row.event() instanceof Event.SkippedEvent) {
        outcomes.add(Outcome.BAD);
      } else if (row.ack() != Row.Ack.NONE) {
        outcomes.add(outcome(row.ack()));
        Event.DeliveryEvent delivery = row.delivery();
        if (delivery != null) {
          roundTrips.add(delivery.roundTripNanos());
        }
      }
    }
    Collections.reverse(outcomes);
    Collections.reverse(roundTrips);
    int from = Math.max(0, outcomes.size() - most);
    return new Quality(outcomes.subList(from, outcomes.size()), roundTrips);
  }

  private static Outcome outcome(Row.Ack ack) {
    return switch (ack) {
      case ACKED -> Outcome.ACKED;
      case LATE -> Outcome.LATE;
      case PENDING, NONE -> Outcome.PENDING;
      case TIMED_OUT, FAILED -> Outcome.NO_ACK;
    };
  }

  /** Returns how many of the messages that are settled were acknowledged in time, in percent. */
  int percentAcked() {
    long acked = outcomes.stream().filter(Outcome.ACKED::equals).count();
    long not =
        outcomes.stream().filter(one -> one == Outcome.LATE || one == Outcome.NO_ACK).count();
    return acked + not == 0 ? 100 : (int) (100 * acked / (acked + not));
  }

  /** Returns the longest round trip among these, in nanoseconds; 0 if there is none. */
  long longest() {
    return roundTrips.stream().mapToLong(Long::longValue).filter(time -> time > 0).max().orElse(0);
  }

  /** Writes a percentile of all round trips of a session. */
  static String percentile(RoundTrips all, double percent) {
    return RoundTripTime.of(all.percentileMicros(percent) * 1_000);
  }
}
