package dev.msp.command;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import dev.msp.session.Event.DeliveryEvent;
import dev.msp.session.Event.FrameEvent;
import dev.msp.session.Event.MessageEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is lost by closing a session: what to say before, and what to say behind it. */
public final class Loss {

  /** Messages that are quoted; of more it is said how many. */
  private static final int MOST = 5;

  private static final int LONGEST = 60;

  private Loss() {}

  /** Returns what closing a session would cut short, as clauses; none where nothing is lost. */
  public static List<String> of(Workspace workspace, OpenSession session) {
    return clauses(session.pending(), workspace.underway().transfers(session));
  }

  /** Returns clauses that count what is unfinished. */
  public static List<String> clauses(int messages, int transfers) {
    List<String> clauses = new ArrayList<>();
    if (messages > 0) {
      clauses.add(count(messages, "message has no ACK yet", "messages have no ACK yet"));
    }
    if (transfers > 0) {
      clauses.add(count(transfers, "transfer runs", "transfers run"));
    }
    return clauses;
  }

  /**
   * Asks before a session is closed that has something to lose.
   *
   * @param done what is to be done with it, in one word
   * @return whether it may be
   */
  public static boolean mayBe(String done, Workspace workspace, OpenSession session)
      throws InterruptedException {
    String lost = String.join(" and ", of(workspace, session));
    return lost.isEmpty() || workspace.front().mayLose(session.title() + lost + ": " + done + "?");
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /**
   * Returns the sentence about the messages that will never be acknowledged, empty where there are
   * none. It quotes them.
   *
   * @param from the first event of those that may tell of it
   */
  public static Optional<String> told(OpenSession session, long from) {
    List<DeliveryEvent> lost = lost(session, from);
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    Map<DeliveryEvent, String> texts = texts(session, lost);
    String quoted = String.join(", ", texts.values().stream().limit(MOST).toList());
    String start = count(lost.size(), "message was", "messages were") + " never acknowledged: ";
    int more = lost.size() - MOST;
    return Optional.of(start + quoted + (more > 0 ? " and " + more + " more" : ""));
  }

  private static List<DeliveryEvent> lost(OpenSession session, long from) {
    List<DeliveryEvent> lost = new ArrayList<>();
    Cursor cursor = session.cursorAt(from);
    for (Event event = cursor.peek(); event != null; event = next(cursor)) {
      if (event instanceof DeliveryEvent delivery && delivery.status().equals("failed")) {
        lost.add(delivery);
      }
    }
    return lost;
  }

  /**
   * What was sent stands in the journal before: over MSP/3 under the number of its delivery; in the
   * classic protocol it is the last frame, for one waits for its ACK at a time.
   */
  private static Map<DeliveryEvent, String> texts(OpenSession session, List<DeliveryEvent> lost) {
    Map<DeliveryEvent, String> texts = new LinkedHashMap<>();
    lost.forEach(one -> texts.put(one, one.unsent().map(Loss::quoted).orElse("?")));
    if (lost.stream().allMatch(one -> one.unsent().isPresent())) {
      return texts;
    }
    Cursor cursor = session.cursorAt(0);
    for (Event event = cursor.peek(); event != null; event = next(cursor)) {
      for (DeliveryEvent one : lost) {
        Bytes text = one.unsent().isEmpty() ? text(event, one) : null;
        if (text != null) {
          texts.put(one, quoted(text));
        }
      }
    }
    return texts;
  }

  private static @Nullable Bytes text(Event event, DeliveryEvent of) {
    if (event.stamp().seq() > of.stamp().seq()
        || event.stamp().connection() != of.stamp().connection()) {
      return null;
    }
    if (event instanceof MessageEvent message) {
      return message.direction() == Event.Direction.OUT && message.id() == of.id()
          ? message.text()
          : null;
    }
    boolean ours =
        event instanceof FrameEvent frame
            && frame.direction() == Event.Direction.OUT
            && frame.type() == FrameType.DATA
            && !frame.isOfLink();
    return ours ? ((FrameEvent) event).content() : null;
  }

  private static @Nullable Event next(Cursor cursor) {
    cursor.take();
    return cursor.peek();
  }

  private static String quoted(Bytes message) {
    String text = message.text().orElseGet(message::toHex);
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
