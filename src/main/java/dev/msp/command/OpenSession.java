package dev.msp.command;

import dev.msp.session.Counters;
import dev.msp.session.Event;
import dev.msp.session.Journal;
import dev.msp.session.JournalReader;
import dev.msp.session.Listener;
import dev.msp.session.Listener.Guest;
import dev.msp.session.Protocol;
import dev.msp.session.Session;
import dev.msp.transport.Endpoint;
import dev.msp.transport.LineControl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    CLOSED,
    /** A peer that connects to a listener. */
    CONNECTION
  }

  private final Name name;
  private final Named named;
  private final Opening opening;
  private final @Nullable Origin origin;
  private final Map<Kind, Cursor> cursors = new EnumMap<>(Kind.class);
  private final ByteStream bytes = new ByteStream();
  private final Rules rules;
  private long start;

  /** What it is called now; one for all that stand beside. */
  private static final class Name {
    private volatile String text;

    Name(String text) {
      this.text = text;
    }
  }

  /**
   * Where a connection of a listener came from.
   *
   * @param listener which listener
   * @param guest who came
   */
  record Origin(OpenSession listener, Guest guest) {}

  /** Begins with the first event of the session. */
  OpenSession(String name, Session session, Opening opening) {
    this(name, new Named.One(session), opening, null);
  }

  /** Begins with the first event of a listener, and means whoever came last. */
  OpenSession(String name, Listener listener, Opening opening) {
    this(name, new Named.Many(listener), opening, null);
  }

  /** Begins with the first event of a connection of a listener. */
  OpenSession(String name, Origin origin) {
    this(name, new Named.One(origin.guest().session()), origin.listener().opening, origin);
  }

  private OpenSession(String name, Named named, Opening opening, @Nullable Origin origin) {
    this.name = new Name(name);
    this.named = named;
    this.opening = opening;
    this.origin = origin;
    this.rules = new Rules(this);
  }

  private OpenSession(OpenSession other) {
    name = other.name;
    named = other.named;
    opening = other.opening;
    origin = other.origin;
    rules = other.rules;
  }

  /**
   * Returns the same session for commands that run beside others: what they expect, and which ACK
   * they wait for, is not what the others do. Begins with what comes from now on.
   */
  public OpenSession beside() {
    OpenSession other = new OpenSession(this);
    other.startAt(journal().size());
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
    rules.awaitAnswered(journal().size() - behind, nanos);
  }

  /** Returns the rules by which what comes is answered. */
  Rules rules() {
    return rules;
  }

  /** Returns its name. */
  public String name() {
    return name.text;
  }

  /** Has another name from now on, also for commands that run beside others. */
  void rename(String other) {
    name.text = other;
  }

  /** Returns how it was opened, and is opened again. */
  Opening opening() {
    return opening;
  }

  /** Returns where it goes, without options: {@code tcp://127.0.0.1:9009}. */
  public String place() {
    return endpoint().address();
  }

  /** Returns where it goes. */
  public Endpoint endpoint() {
    return named.endpoint();
  }

  /** Returns whether it goes to a serial port. */
  public boolean hasLine() {
    return endpoint().scheme() == Endpoint.Scheme.SERIAL;
  }

  /**
   * Returns how its serial port is set and which of its lines are raised; empty if it has none, or
   * none that is open. Asks the driver, which may take its time.
   */
  public Optional<String> line() {
    return session().line().map(OpenSession::described);
  }

  private static String described(LineControl line) {
    String outputs = line.outputs();
    String inputs = line.inputs();
    return line.settings()
        + "  up: "
        + (outputs.isEmpty() ? "-" : outputs)
        + "  inputs: "
        + (inputs.isEmpty() ? "-" : inputs);
  }

  /** Returns its name as what is told of it begins: {@code dev: }, and {@code loop: }. */
  public String title() {
    return name() + (name().endsWith(":") ? " " : ": ");
  }

  /**
   * Returns the session itself; of a listener that with whoever came last and is still there, or
   * else that which waits for the next. It may be another one the next time.
   */
  public Session session() {
    return named.session();
  }

  /** Returns the listener, if it is one. */
  public Optional<Listener> listener() {
    return named instanceof Named.Many many ? Optional.of(many.listener()) : Optional.empty();
  }

  /** Returns whether it is a connection of a listener. */
  boolean isOf(OpenSession other) {
    return origin != null && origin.listener().isSame(other);
  }

  /** Returns whether two stand for the same, though each expects on its own. */
  boolean isSame(OpenSession other) {
    return named.equals(other.named);
  }

  /** Returns the listener that it is a connection of, if it is one. */
  public Optional<OpenSession> origin() {
    return Optional.ofNullable(origin).map(Origin::listener);
  }

  /** Returns who came, if it is a connection of a listener. */
  public Optional<Guest> guest() {
    return Optional.ofNullable(origin).map(Origin::guest);
  }

  /** Returns what happened on it; on a listener all that happened on its connections too. */
  public Journal journal() {
    return named.journal();
  }

  /** Returns what was counted on it; on a listener for all connections together. */
  public Counters counters() {
    return named.counters();
  }

  /** Returns whether it is over for good. */
  public boolean isClosed() {
    return named.isClosed();
  }

  /** Returns how many messages wait to be sent or acknowledged; on a listener those of all. */
  public int pending() {
    return named.all().stream().mapToInt(Session::pending).sum();
  }

  /** Changes what is spoken on it; on a listener also with those who are still to come. */
  public void speak(Protocol next) {
    named.speak(next);
  }

  /**
   * Waits until the wire has taken all that was sent and written; on a listener every wire.
   *
   * @param nanos how long to wait at most, for each
   */
  public void awaitWritten(long nanos) throws InterruptedException {
    for (Session one : named.all()) {
      one.awaitWritten(nanos);
    }
  }

  /**
   * Ends it in order, so that the peers of MSP/3 links are told; a listener with all of its
   * connections.
   *
   * @param nanos how long that may take
   */
  public void leave(long nanos) throws InterruptedException {
    named.leave(nanos);
  }

  /** Ends it at once; a listener with all of its connections. */
  void close() {
    named.close();
  }

  /** Returns how far the expectations of a kind have read. */
  public synchronized Cursor cursor(Kind kind) {
    return cursors.computeIfAbsent(kind, first -> cursorAt(start));
  }

  /** Returns a cursor of its own that begins at a position. */
  public Cursor cursorAt(long position) {
    Cursor cursor = new Cursor(journal());
    cursor.skipTo(position);
    return cursor;
  }

  /** Returns the bytes that came and that no expectation has taken yet. */
  public ByteStream bytes() {
    return bytes;
  }

  /** Something is about to be sent: an ACK that came earlier is none for it. */
  public void sending() {
    cursor(Kind.ACK).skipTo(journal().size());
  }

  /** Forgets all that has come so far. */
  public void forget() {
    startAt(journal().size());
  }

  /** Forgets what came before a position. */
  synchronized void startAt(long position) {
    start = Math.max(start, position);
    cursors.values().forEach(cursor -> cursor.skipTo(position));
    bytes.clear();
  }

  /** Returns the last events but for frames that only carry a link, the oldest first. */
  public List<Event> last(int count) {
    ArrayDeque<Event> last = new ArrayDeque<>();
    JournalReader reader = journal().read();
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      if (!(event instanceof Event.FrameEvent frame && frame.isCarrier())) {
        last.add(event);
      }
      if (last.size() > count) {
        last.remove();
      }
    }
    return new ArrayList<>(last);
  }
}
