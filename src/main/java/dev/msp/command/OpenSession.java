package dev.msp.command;

import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import dev.msp.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A session under the name it has in the language, and how far its expectations have read. */
public final class OpenSession {

  /** What an expectation may look for; each kind reads on its own. */
  public enum Kind {
    /** An ACK for what was sent last. */
    ACK,
    /** A message of the peer. */
    DATA,
    /** Any good frame. */
    FRAME,
    /** Bytes as they came, whatever they belong to. */
    BYTES,
    /** Bytes that belong to no good frame. */
    NOISE,
    /** The loss of the connection. */
    CLOSED
  }

  private final String name;
  private final Session session;
  private final Map<Kind, Cursor> cursors = new EnumMap<>(Kind.class);
  private final ByteStream bytes = new ByteStream();
  private final Rules rules;
  private long start;

  /** Begins with the first event of the session. */
  OpenSession(String name, Session session) {
    this.name = name;
    this.session = session;
    this.rules = new Rules(this);
  }

  private OpenSession(OpenSession other) {
    name = other.name;
    session = other.session;
    rules = other.rules;
  }

  /**
   * Returns the same session for commands that run beside others: what they expect, and which ACK
   * they wait for, is not what the others do. Begins with what comes from now on.
   */
  public OpenSession beside() {
    OpenSession other = new OpenSession(this);
    other.startAt(session.journal().size());
    return other;
  }

  /**
   * Waits until the rules have seen all that happened so far, or almost all; at once where there
   * are none.
   *
   * @param behind so many events need not have been seen
   * @param nanos how long at most
   */
  public void awaitAnswered(long behind, long nanos) throws InterruptedException {
    rules.awaitAnswered(session.journal().size() - behind, nanos);
  }

  /** Returns the rules by which what comes is answered. */
  Rules rules() {
    return rules;
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  /** Returns the session itself. */
  public Session session() {
    return session;
  }

  /** Returns how far the expectations of a kind have read. */
  public synchronized Cursor cursor(Kind kind) {
    return cursors.computeIfAbsent(kind, first -> cursorAt(start));
  }

  /** Returns a cursor of its own that begins at a position. */
  public Cursor cursorAt(long position) {
    Cursor cursor = new Cursor(session.journal());
    cursor.skipTo(position);
    return cursor;
  }

  /** Returns the bytes that came and that no expectation has taken yet. */
  public ByteStream bytes() {
    return bytes;
  }

  /** Something is about to be sent: an ACK that came earlier is none for it. */
  public void sending() {
    cursor(Kind.ACK).skipTo(session.journal().size());
  }

  /** Forgets all that has come so far. */
  public void forget() {
    startAt(session.journal().size());
  }

  /** Forgets what came before a position. */
  synchronized void startAt(long position) {
    start = Math.max(start, position);
    cursors.values().forEach(cursor -> cursor.skipTo(position));
    bytes.clear();
  }

  /** Returns the last events, the oldest first. */
  public List<Event> last(int count) {
    ArrayDeque<Event> last = new ArrayDeque<>();
    JournalReader reader = session.journal().read();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      last.add(event);
      if (last.size() > count) {
        last.remove();
      }
    }
    return new ArrayList<>(last);
  }
}
