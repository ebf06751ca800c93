package dev.msp.ui.console;

import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened on a session, as rows: the last {@code capacity} of them. Follows the journal when
 * asked to; belongs to the thread that draws.
 */
final class Rows {

  /** Events taken at a time, so that a key never waits long. */
  private static final int BURST = 20_000;

  private final JournalReader reader;
  private final int capacity;
  private final List<Row> all = new ArrayList<>();
  private final ArrayDeque<Row> unsettled = new ArrayDeque<>();
  private int first;
  private long count;
  private long lost;

  /**
   * Begins with the oldest event that the journal keeps.
   *
   * @param capacity rows kept, 1 or more
   */
  Rows(JournalReader reader, int capacity) {
    this.reader = reader;
    this.capacity = capacity;
  }

  /**
   * Takes over what has happened since.
   *
   * @return whether there is more
   */
  boolean follow() {
    int taken = 0;
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      add(event);
      taken++;
      if (taken == BURST) {
        break;
      }
    }
    lost += reader.takeLost();
    return taken == BURST;
  }

  private void add(Event event) {
    if (event instanceof Event.DeliveryEvent delivery && settle(delivery)) {
      return;
    }
    boolean ours =
        event instanceof Event.FrameEvent frame
            && frame.direction() == Event.Direction.OUT
            && frame.type() != FrameType.ACK;
    count++;
    Row row = new Row(event, count, ours ? Row.Ack.PENDING : Row.Ack.NONE);
    if (ours) {
      unsettled.add(row);
    }
    all.add(row);
    if (all.size() - first > capacity) {
      first++;
    }
    if (first > capacity) { // give up the old ones together: each costs once
      all.subList(0, first).clear();
      first = 0;
    }
  }

  /** Messages are settled in the order in which their frames went out; one that is late, again. */
  private boolean settle(Event.DeliveryEvent delivery) {
    for (Row row : unsettled) {
      Event.DeliveryEvent before = row.delivery();
      if (before != null && before.id() == delivery.id()) {
        row.settle(delivery);
        unsettled.remove(row);
        return true;
      }
    }
    if (delivery.reason().startsWith("not sent")) {
      return false; // there was no frame: it stands for itself
    }
    for (Row row : unsettled) {
      if (row.delivery() == null) {
        row.settle(delivery);
        boolean mayBeLate = row.ack() == Row.Ack.TIMED_OUT;
        if (!mayBeLate) {
          unsettled.remove(row);
        }
        return true;
      }
    }
    return false;
  }

  /** Returns how many rows are kept. */
  int size() {
    return all.size() - first;
  }

  /** Returns a row by its place among those kept, 0 for the oldest. */
  Row at(int index) {
    return all.get(first + index);
  }

  /** Returns how many rows there were in all. */
  long count() {
    return count;
  }

  /** Returns how many events came faster than they could be read. */
  long lost() {
    return lost;
  }

  /** Returns the number of the oldest row that is kept. */
  long oldest() {
    return size() == 0 ? count + 1 : at(0).number();
  }

  /** Returns the row of that number, if it is kept. */
  Optional<Row> numbered(long number) {
    long index = number - oldest();
    return index < 0 || index >= size() ? Optional.empty() : Optional.of(at((int) index));
  }
}
