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

  /** Begins with the first event of the session. */
  OpenSession(String name, Session session) {
    this.name = name;
    this.session = session;
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
    return cursors.computeIfAbsent(kind, first -> new Cursor(session.journal()));
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
    long now = session.journal().size();
    for (Kind kind : Kind.values()) {
      cursor(kind).skipTo(now);
    }
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
