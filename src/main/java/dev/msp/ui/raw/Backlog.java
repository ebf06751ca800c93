package dev.msp.ui.raw;

import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be shown on a terminal that may be slower than the line. What the program itself
 * says goes first. Of the rest only the newest is kept: what is dropped is counted.
 */
final class Backlog {

  /** Something to show. */
  sealed interface Item {

    /** Returns how much room it takes. */
    int size();
  }

  /**
   * Bytes that came or went.
   *
   * @param micros when, microseconds since 1970
   */
  record Data(Event.Direction direction, Bytes bytes, long micros) implements Item {
    @Override
    public int size() {
      return bytes.length();
    }
  }

  /** An event in the classic protocol. */
  record Told(Event event) implements Item {
    @Override
    public int size() {
      return EVENT;
    }
  }

  /**
   * Something the program itself says.
   *
   * @param text the line that stands out
   * @param more further lines below it
   */
  record Said(String text, List<String> more) implements Item {
    @Override
    public int size() {
      return 0;
    }
  }

  /** Returns one line of the program. */
  static Said said(String text) {
    return new Said(text, List.of());
  }

  /** From now on everything is shown in another way. */
  record Changed(Look look) implements Item {
    @Override
    public int size() {
      return 0;
    }
  }

  /** The line being typed is now this one, or there is none. */
  record Typed(@Nullable String line) implements Item {
    @Override
    public int size() {
      return 0;
    }
  }

  /** The screen is to be cleared. */
  record Cleared() implements Item {
    @Override
    public int size() {
      return 0;
    }
  }

  /** What an event counts for, in bytes. */
  private static final int EVENT = 256;

  /** Bytes in one item: so soon a line of the program can be shown. */
  private static final int PIECE = 2048;

  private final int limit;
  private final Deque<Item> urgent = new ArrayDeque<>();
  private final Deque<Item> waiting = new ArrayDeque<>();
  private int size;
  private long dropped;
  private boolean ended;

  /**
   * Is empty.
   *
   * @param limit bytes that may wait; when there are more, the older half is dropped
   */
  Backlog(int limit) {
    this.limit = limit;
  }

  /** Adds bytes behind everything that waits. */
  synchronized void data(Event.Direction direction, Bytes bytes, long micros) {
    for (int done = 0; done < bytes.length(); done += PIECE) {
      int end = Math.min(bytes.length(), done + PIECE);
      add(new Data(direction, bytes.slice(done, end), micros));
    }
  }

  /** Adds an event behind everything that waits. */
  synchronized void told(Event event) {
    add(new Told(event));
  }

  private void add(Item item) {
    waiting.add(item);
    size += item.size();
    if (size > limit) {
      while (size > limit / 2) {
        drop(waiting.remove());
      }
    }
    notifyAll();
  }

  private void drop(Item item) {
    size -= item.size();
    if (item instanceof Data data && data.direction() == Event.Direction.IN) {
      dropped += data.bytes().length();
    } else if (item instanceof Told told) {
      dropped += length(told.event());
    } else if (item instanceof Said) {
      urgent.add(item);
    }
  }

  private static int length(Event event) {
    if (event instanceof Event.FrameEvent frame) {
      return frame.raw().length();
    }
    return event instanceof Event.SkippedEvent skipped ? skipped.bytes().length() : 0;
  }

  /** Adds a line of the program behind everything that waits; it is never dropped. */
  synchronized void note(String text) {
    add(said(text));
  }

  /** Adds something of the program before everything else. */
  synchronized void first(Item item) {
    urgent.add(item);
    notifyAll();
  }

  /** Adds a line of the program before everything else. */
  void say(String text) {
    first(said(text));
  }

  /**
   * Nothing more comes.
   *
   * @param showRest whether what waits is still handed out
   */
  synchronized void end(boolean showRest) {
    ended = true;
    if (!showRest) {
      waiting.clear();
    }
    notifyAll();
  }

  /**
   * Waits for the next thing to show.
   *
   * @param nanos how long to wait at most
   * @return null if nothing came, or nothing more comes
   */
  synchronized @Nullable Item take(long nanos) throws InterruptedException {
    long left = nanos;
    long start = System.nanoTime();
    while (urgent.isEmpty() && waiting.isEmpty() && !ended && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = nanos - (System.nanoTime() - start);
    }
    Item first = urgent.poll();
    if (first == null) {
      first = waiting.poll();
      size -= first == null ? 0 : first.size();
    }
    return first;
  }

  /** Returns whether nothing waits, and nothing more comes. */
  synchronized boolean isOver() {
    return ended && urgent.isEmpty() && waiting.isEmpty();
  }

  /** Returns how many bytes of the line were dropped, and forgets the number. */
  synchronized long takeDropped() {
    long count = dropped;
    dropped = 0;
    return count;
  }
}
