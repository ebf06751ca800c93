package dev.msp.ui.repl;

import dev.msp.capture.RoundTripTime;
import dev.msp.command.OpenSession;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal of one session, and hands on what a person at the prompt wants to know. What
 * the command that is running says itself is left out.
 */
final class Follower implements Runnable {

  private static final long PATIENCE = 3_600_000_000_000L;

  private final OpenSession session;
  private final Feed feed;
  private final JournalReader reader;
  private volatile long position;
  private boolean isOpening;
  private boolean isAway;
  private Event.@Nullable FrameEvent ack;

  /**
   * Begins with the first event that is kept.
   *
   * @param isOpening whether a command opens the session, which tells whether it is open
   */
  Follower(OpenSession session, Feed feed, boolean isOpening) {
    this.session = session;
    this.feed = feed;
    this.reader = session.journal().read();
    this.isOpening = isOpening;
  }

  @Override
  public void run() {
    try {
      while (!reader.isAtEnd()) {
        Event event = reader.poll();
        long lost = reader.takeLost() - reader.takeLostCarriers();
        if (lost > 0) {
          feed.missed(lost);
        }
        if (event == null) {
          tellAck("");
          feed.progress();
          reader.await(PATIENCE);
        } else {
          tell(event);
          position = event.stamp().seq() + 1;
        }
      }
      tellAck("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      position = Long.MAX_VALUE;
      feed.ended(this);
    }
  }

  /** Returns whether everything was handed on that has happened so far. */
  boolean hasCaughtUp() {
    return position >= session.journal().size();
  }

  private void tell(Event event) throws InterruptedException {
    if (event.stamp().connection() != 0) {
      return; // of a listener: the session with that connection tells it
    }
    if (event instanceof Event.DeliveryEvent delivery && delivery.status().equals("acked")) {
      tellAcked(delivery);
      return;
    }
    tellAck("");
    if (event instanceof Event.FrameEvent frame) {
      if (isIncomingAck(frame)) {
        ack = frame; // what became of the delivery stands behind it, if it was waited for
      } else if (!frame.isCarrier()) {
        boolean ours = frame.direction() == Event.Direction.OUT && frame.type() != FrameType.ACK;
        feed.offer(session, frame, "", ours);
      }
    } else if (event instanceof Event.StateEvent state) {
      state(state);
    } else if (!(event instanceof Event.DeliveryEvent && feed.isBusy())) {
      boolean ours =
          event instanceof Event.MessageEvent message && message.direction() == Event.Direction.OUT;
      feed.offer(session, event, "", ours);
    }
  }

  private void tellAcked(Event.DeliveryEvent delivery) throws InterruptedException {
    if (ack == null) {
      feed.offer(session, delivery, "", true); // over MSP/3 no frame of its own says it
    }
    tellAck("  " + RoundTripTime.of(delivery.roundTripNanos()));
  }

  private void tellAck(String remark) throws InterruptedException {
    Event.FrameEvent came = ack;
    if (came != null) {
      ack = null;
      feed.offer(session, came, remark, !remark.isEmpty());
    }
  }

  private static boolean isIncomingAck(Event.FrameEvent frame) {
    return frame.direction() == Event.Direction.IN && frame.type() == FrameType.ACK;
  }

  private void state(Event.StateEvent event) {
    feed.stateChanged();
    boolean again = isAway && event.state().equals("reconnecting");
    isAway = event.state().equals("reconnecting") || (isAway && event.state().equals("opening"));
    if (event.state().equals("opening") || event.state().equals("listening") || again) {
      return; // only what changes for the user, or no command says: each new attempt does not
    }
    if (isOpening) {
      isOpening = false;
    } else if (!(event.state().equals("closed") && feed.wasClosedHere(session))) {
      feed.tell(session, event);
    }
  }
}
