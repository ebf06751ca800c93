package dev.msp.command.verb;

import dev.msp.capture.RoundTripTime;
import dev.msp.command.Call;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.frame.Bytes;
import dev.msp.link.Delivery;
import dev.msp.session.Session;
import dev.msp.session.SessionState;
import java.time.Duration;
import java.util.Optional;

/** What all commands share that send a message. */
final class Sending {

  private Sending() {}

  /**
   * Sends a message and waits for its ACK; where it answers something, does not wait.
   *
   * @param within the longest that the round trip may take; else as the session's ack-timeout says
   */
  static Result message(Call call, Bytes text, Optional<Duration> within)
      throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Opened.refuseRaw(on, "send bytes with raw");
    Session to = on.session();
    Optional<String> refusal = to.refusal(text);
    if (refusal.isPresent()) {
      throw new CommandFailure(Kind.USAGE, refusal.get());
    }
    if (call.isAnswering()) {
      to.answer(text);
      return Result.SILENT;
    }
    on.sending();
    Delivery delivery = to.send(text);
    try {
      await(on.name(), to, delivery, within);
    } catch (InterruptedException e) {
      to.withdraw(delivery, on.name()); // whoever cancels it does not want it sent later
      throw e;
    }
    return judge(delivery);
  }

  private static void await(
      String name, Session session, Delivery delivery, Optional<Duration> within)
      throws CommandFailure, InterruptedException {
    if (within.isEmpty()) {
      awaitLink(name, session, delivery);
    } else if (!session.await(delivery, within.get().toNanos())) {
      boolean open = session.state() instanceof SessionState.Open;
      boolean withdrawn = session.withdraw(delivery, name);
      if (withdrawn && open) {
        throw new CommandFailure(Kind.NO_ANSWER, delivery.reason());
      } else if (!delivery.isOver()) {
        long millis = within.get().toMillis();
        throw new CommandFailure(Kind.NO_ANSWER, "no ACK came within " + millis + " ms");
      }
    }
  }

  /** The link knows how long what was sent waits for its ACK; what has no wire waits no longer. */
  private static void awaitLink(String name, Session session, Delivery delivery)
      throws InterruptedException {
    while (!session.await(delivery, session.ackTimeout())) {
      if (!(session.state() instanceof SessionState.Open)) {
        session.withdraw(delivery, name);
      }
    }
  }

  private static Result judge(Delivery delivery) throws CommandFailure {
    return switch (delivery.status()) {
      case ACKED -> Result.of("acked " + RoundTripTime.of(delivery.roundTripNanos()));
      case LATE -> throw new CommandFailure(Kind.NO_ANSWER, "the ACK came too late");
      case TIMED_OUT, PENDING -> throw new CommandFailure(Kind.NO_ANSWER, delivery.reason());
      case FAILED -> throw new CommandFailure(kind(delivery.failure()), delivery.reason());
    };
  }

  private static Kind kind(Delivery.Failure failure) {
    return switch (failure) {
      case REFUSED -> Kind.USAGE;
      case WIRE -> Kind.LINK;
      case PEER -> Kind.PROTOCOL;
      case NONE -> throw new IllegalStateException("failed without a failure");
    };
  }
}
