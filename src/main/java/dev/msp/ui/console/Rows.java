package dev.msp.ui.console;

import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a session, as rows: the newest of them, bounded in number and in bytes. Follows
 * the journal when asked to; belongs to the thread that draws.
 */
final class Rows {

  /** The states between which a session goes to and fro while its peer is away. */
  private static final Set<String> ATTEMPT = Set.of("opening", "reconnecting");

  /** Events taken at a time, so that a key never waits long. */
  private static final int BURST = 5_000;

  /** Bytes of frames and texts that the rows of a session keep, beside themselves. */
  private static final long MOST_BYTES = 64L << 20;

  /** Messages that may still be acknowledged late. */
  private static final int MOST_UNSETTLED = 1_000;

  private JournalReader reader;
  private final boolean isWhole;
  private final int capacity;
  private final Runnable bell;
  private final ArrayDeque<Row> unsettled = new ArrayDeque<>();

  /** A ring, as large as was needed so far. */
  private @Nullable Row[] ring = new Row[64];

  private int first;
  private int size;
  private long bytes;
  private long count;
  private long news;
  private long lost;
  private volatile boolean listening;

  /**
   * Begins with the oldest event that the journal keeps.
   *
   * @param capacity rows kept, 1 or more
   * @param bell is rung, on any thread, when there is something new to follow
   * @param isWhole whether also frames that only carry an MSP/3 link are rows
   */
  Rows(JournalReader reader, int capacity, Runnable bell, boolean isWhole) {
    this.reader = reader;
    this.isWhole = isWhole;
    this.capacity = capacity;
    this.bell = bell;
  }

  /**
   * Takes over what has happened since.
   *
   * @return whether there is more
   */
  boolean follow() {
    for (int taken = 0; taken < BURST; taken++) {
      Event event = reader.poll();
      long carriers = reader.takeLostCarriers();
      lost += reader.takeLost() - (isWhole ? 0 : carriers);
      if (event == null) {
        listen();
        return false;
      }
      if (isWhole || !(event instanceof Event.FrameEvent frame && frame.isCarrier())) {
        add(event); // a file is thousands of frames, and the messages beside it count
      }
    }
    return true;
  }

  /** Goes on with another journal when all of the one before, which is closed, is taken over. */
  void goOn(JournalReader next) {
    boolean more = true;
    while (more) {
      more = follow();
    }
    reader = next;
    unsettled.clear();
    listening = false;
  }

  private void listen() {
    if (!listening && !reader.isAtEnd()) {
      listening = true;
      reader.ring(this::heard);
    }
  }

  private void heard() {
    listening = false;
    bell.run();
  }

  /** Adds a row that no event tells: how a file has ended. */
  void note(long micros, String text) {
    add(new Event.StateEvent(new Event.Stamp(reader.position(), micros, 0), "file", text));
  }

  private void add(Event event) {
    if (event instanceof Event.DeliveryEvent delivery && settle(delivery)) {
      return;
    }
    if (event instanceof Event.StateEvent state && isAnotherAttempt(state)) {
      at(size - 2).tell((Event.StateEvent) at(size - 1).event());
      at(size - 1).tell(state);
      return;
    }
    boolean ours = isOurs(event);
    count++;
    news += isNews(event) ? 1 : 0;
    boolean unsent = event instanceof Event.DeliveryEvent never && never.unsent().isPresent();
    Row row =
        new Row(event, count, ours ? Row.Ack.PENDING : unsent ? Row.Ack.FAILED : Row.Ack.NONE);
    if (ours) {
      awaitSettling(row);
    }
    makeRoom(row);
    ring[(first + size) % ring.length] = row;
    size++;
    bytes += row.weight();
  }

  /**
   * Returns whether it only goes on with what the last rows tell: that a session is opened again
   * and again. However often that was, only the first row, which says why, and the last two stay;
   * else a night without the peer would push all that it ever said out of the list.
   */
  private boolean isAnotherAttempt(Event.StateEvent event) {
    if (size < 3 || !ATTEMPT.contains(event.state())) {
      return false;
    }
    for (int i = size - 3; i < size; i++) {
      Row row = at(i);
      boolean told =
          row.event() instanceof Event.StateEvent before
              && ATTEMPT.contains(before.state())
              && before.stamp().connection() == event.stamp().connection();
      if (!told || row.isMarked()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it is a message of ours, whose ACK is waited for; of a long one its end. */
  private static boolean isOurs(Event event) {
    if (event instanceof Event.MessageEvent message) {
      return message.direction() == Event.Direction.OUT && !message.more();
    }
    return event instanceof Event.FrameEvent frame
        && frame.direction() == Event.Direction.OUT
        && frame.type() != FrameType.ACK
        && !frame.isOfLink();
  }

  /** The tab tells by itself of states, and nobody reads the frames that only carry a link. */
  private static boolean isNews(Event event) {
    return !(event instanceof Event.StateEvent)
        && !(event instanceof Event.FrameEvent frame && frame.isOfLink());
  }

  private void makeRoom(Row row) {
    while (size > 0 && (size == capacity || bytes + row.weight() > MOST_BYTES)) {
      bytes -= at(0).weight();
      ring[first] = null;
      first = (first + 1) % ring.length;
      size--;
    }
    if (size == ring.length) {
      grow();
    }
  }

  private void grow() {
    Row[] larger = new Row[Math.min(capacity, 2 * ring.length)];
    for (int i = 0; i < size; i++) {
      larger[i] = at(i);
    }
    ring = larger;
    first = 0;
  }

  private void awaitSettling(Row row) {
    unsettled.add(row);
    if (unsettled.size() > MOST_UNSETTLED) {
      unsettled.remove();
    }
  }

  /**
   * A message over MSP/3 has the number of its delivery. Those in frames are settled in the order
   * in which they went out; one that is late, again.
   */
  private boolean settle(Event.DeliveryEvent delivery) {
    if (delivery.unsent().isPresent()) {
      return false; // there was no frame: it stands for itself
    }
    Row row = settledBy(delivery);
    if (row == null) {
      return false;
    }
    row.settle(delivery);
    if (row.ack() != Row.Ack.TIMED_OUT) {
      unsettled.remove(row);
    }
    return true;
  }

  private @Nullable Row settledBy(Event.DeliveryEvent delivery) {
    Row pending = null;
    for (Row row : unsettled) {
      if (row.event().stamp().connection() != delivery.stamp().connection()) {
        continue; // each connection of a listener counts its own
      }
      Event.DeliveryEvent before = row.delivery();
      if (row.event() instanceof Event.MessageEvent message) {
        if (message.id() == delivery.id()) {
          return row;
        }
      } else if (before == null) {
        pending = pending == null ? row : pending;
      } else if (before.id() == delivery.id()) {
        return row;
      }
    }
    return pending;
  }

  /** Returns how many rows are kept. */
  int size() {
    return size;
  }

  /** Returns a row by its place among those kept, 0 for the oldest. */
  Row at(int index) {
    Row row = ring[(first + index) % ring.length];
    if (row == null || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return row;
  }

  /** Returns how many rows there were in all. */
  long count() {
    return count;
  }

  /** Returns how many of all rows are news to whoever looks elsewhere. */
  long news() {
    return news;
  }

  /** Returns how many events came faster than they could be read. */
  long lost() {
    return lost;
  }

  /** Returns the number of the oldest row that is kept. */
  long oldest() {
    return count - size + 1;
  }

  /** Returns the row of that number, if it is kept. */
  Optional<Row> numbered(long number) {
    long index = number - oldest();
    return index < 0 || index >= size ? Optional.empty() : Optional.of(at((int) index));
  }
}
