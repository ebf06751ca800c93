package dev.msp.command;

import dev.msp.session.Counters;
import dev.msp.session.Journal;
import dev.msp.session.Listener;
import dev.msp.session.Protocol;
import dev.msp.session.Session;
import dev.msp.transport.Endpoint;
import java.util.List;

/** What a name stands for: one session, or a listener with all of its connections. */
sealed interface Named {

  /** Returns the session that is meant now. */
  Session session();

  /** Returns all that are open, or may be. */
  List<Session> all();

  Journal journal();

  Counters counters();

  Endpoint endpoint();

  boolean isClosed();

  /** Changes what is spoken from now on. */
  void speak(Protocol next);

  /** Ends it in order, where what it speaks has one. */
  void leave(long nanos) throws InterruptedException;

  /** Ends it at once. */
  void close();

  /** One session. */
  record One(Session session) implements Named {
    @Override
    public List<Session> all() {
      return List.of(session);
    }

    @Override
    public Journal journal() {
      return session.journal();
    }

    @Override
    public Counters counters() {
      return session.counters();
    }

    @Override
    public Endpoint endpoint() {
      return session.endpoint();
    }

    @Override
    public boolean isClosed() {
      return session.isClosed();
    }

    @Override
    public void speak(Protocol next) {
      session.protocol(next);
    }

    @Override
    public void leave(long nanos) throws InterruptedException {
      session.leave(nanos);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** A listener. */
  record Many(Listener listener) implements Named {
    @Override
    public Session session() {
      return listener.current();
    }

    @Override
    public List<Session> all() {
      return listener.guests().stream().map(Listener.Guest::session).toList();
    }

    @Override
    public Journal journal() {
      return listener.journal();
    }

    @Override
    public Counters counters() {
      return listener.counters();
    }

    @Override
    public Endpoint endpoint() {
      return listener.endpoint();
    }

    @Override
    public boolean isClosed() {
      return listener.isClosed();
    }

    @Override
    public void speak(Protocol next) {
      listener.speak(next);
    }

    @Override
    public void leave(long nanos) throws InterruptedException {
      listener.leave(nanos);
    }

    @Override
    public void close() {
      listener.close();
    }
  }
}
