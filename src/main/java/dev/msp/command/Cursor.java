package dev.msp.command;

import dev.msp.session.Event;
import dev.msp.session.Journal;
import dev.msp.session.JournalReader;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the expectations of one kind have read what happened on a session. */
public final class Cursor {

  /** So many finds are kept: those that came before a command are its first. */
  private static final int MOST_FOUND = 1000;

  private final JournalReader reader;
  private final Set<Long> found = new HashSet<>();
  private long from;
  private long lost;
  private @Nullable Event next;

  Cursor(Journal journal) {
    reader = journal.read();
  }

  /** Passes over all events before a position. */
  void skipTo(long seq) {
    from = Math.max(from, seq);
  }

  /** Returns the next event without taking it, or null if there is none yet. */
  public @Nullable Event peek() {
    while (next == null || next.stamp().seq() < from) {
      next = reader.poll();
      if (next == null) {
        return null;
      }
      // What is lost stood right before this one; it only counts where it was wanted.
      lost += Math.min(reader.takeLost(), Math.max(0, next.stamp().seq() - from));
    }
    return next;
  }

  /** Takes the event that was peeked at. */
  public void take() {
    Event taken = next;
    if (taken != null) {
      from = taken.stamp().seq() + 1;
      next = null;
    }
  }

  /** The event is what was looked for; all others that are taken were passed over. */
  public void found(Event event) {
    if (found.size() < MOST_FOUND) {
      found.add(event.stamp().seq());
    }
  }

  /** Forgets what was found so far. */
  public void forgetFound() {
    found.clear();
  }

  /** Returns whether an event is one of those that were found first. */
  public boolean hasFound(long seq) {
    return found.contains(seq);
  }

  /** Returns the position of the first event that was not taken. */
  public long position() {
    return from;
  }

  /** Returns how many events were written over before they were read. */
  public long lost() {
    return lost;
  }

  /**
   * Waits for an event, when there is none.
   *
   * @param nanos how long at most
   */
  public void await(long nanos) throws InterruptedException {
    reader.await(nanos);
  }

  /** Returns whether nothing more will come. */
  public boolean isAtEnd() {
    return next == null && reader.isAtEnd();
  }
}
