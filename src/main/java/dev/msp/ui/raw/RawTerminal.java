package dev.msp.ui.raw;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import dev.msp.session.Session;
import dev.msp.session.SessionState;
import dev.msp.ui.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A person at a terminal and a line without frames between them: keys go out, what comes is shown,
 * and what stands behind the prefix key is done here.
 *
 * <p>Each part has a thread, so that none waits for another: one reads keys, one sends them at
 * their pace, one follows the journal, one draws.
 */
public final class RawTerminal {

  /**
   * What it begins with.
   *
   * @param prefix the key before each command
   * @param look how bytes are shown
   * @param enter what Enter sends
   * @param echo whether what is typed is shown
   * @param pacing how fast it is sent
   */
  public record Settings(
      PrefixKey prefix, Look look, SentLineEnd enter, boolean echo, Pacing pacing) {}

  /** Bytes that wait to be drawn at most. */
  private static final int BACKLOG = 256 << 10;

  private static final long PATIENCE = 3_600_000_000_000L;

  /** How long the last lines may take to be drawn, in milliseconds. */
  private static final long LAST_WORDS = 300;

  private final Session session;
  private final Terminal terminal;
  private final Settings settings;
  private final Backlog backlog = new Backlog(BACKLOG);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Operator operator;
  private boolean wasOpen;
  private String told = "";

  /**
   * Does nothing yet.
   *
   * @param session is started here
   * @param terminal stays open afterwards
   */
  public RawTerminal(Session session, Terminal terminal, Settings settings) {
    this.session = session;
    this.terminal = terminal;
    this.settings = settings;
    Sender sender = new Sender(session, settings.pacing(), backlog::say);
    this.operator = new Operator(session, sender, backlog, settings, ended::countDown);
    start("msp-type", sender);
  }

  /**
   * Runs until the person quits or the session is closed by itself, and closes it.
   *
   * @return why the connection was lost or could not be had; empty if the person quit
   */
  public Optional<CloseReason> run() {
    Thread draws =
        start("msp-draw", new Display(terminal, backlog, settings.prefix(), settings.look()));
    backlog.say(operator.welcome());
    session.start();
    start("msp-follow", this::follow);
    start("msp-keys", this::readKeys);
    await();
    Optional<CloseReason> lost =
        session.state() instanceof SessionState.Closed closed
            ? Optional.of(closed.reason())
            : Optional.empty();
    session.close();
    backlog.end(lost.isPresent());
    join(draws);
    return lost;
  }

  private static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readKeys() {
    Keyboard keyboard = new Keyboard(settings.prefix().code(), operator);
    byte[] buffer = new byte[4096];
    int length = terminal.read(buffer);
    while (length > 0) {
      keyboard.feed(Bytes.copyOf(buffer, 0, length));
      length = terminal.read(buffer);
    }
    ended.countDown(); // the terminal is gone
  }

  private void follow() {
    JournalReader reader = session.journal().read();
    try {
      while (!reader.isAtEnd()) {
        Event event = reader.poll();
        if (event == null) {
          reader.await(PATIENCE);
        } else {
          show(event);
        }
        long lost = reader.takeLost();
        if (lost > 0) {
          backlog.note(lost + " reads not shown: they came faster than they could be taken");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.countDown();
  }

  private void show(Event event) {
    if (event instanceof Event.BytesEvent bytes) {
      if (bytes.direction() == Event.Direction.IN || operator.isEchoing()) {
        backlog.data(bytes.direction(), bytes.bytes(), bytes.stamp().micros());
      }
    } else if (event instanceof Event.StateEvent state) {
      state(state);
    } else {
      backlog.told(event);
    }
  }

  private void state(Event.StateEvent event) {
    switch (event.state()) {
      case "open" -> opened(event.detail());
      case "reconnecting" -> lost(event.detail());
      case "parked" -> backlog.note("hung up: " + event.detail());
      default -> {} // opening is soon over, closed ends all, and who changed the protocol knows
    }
  }

  /** A person who waits for a port wants to know why once, and not with every attempt. */
  private void lost(String detail) {
    String cause =
        session.state() instanceof SessionState.Reconnecting waiting
            ? waiting.cause().text()
            : detail;
    if (!cause.equals(told)) {
      String before = wasOpen && told.isEmpty() ? "lost: " : "";
      told = cause;
      backlog.note(before + cause + "; trying again until it is there");
    }
  }

  private void opened(String detail) {
    wasOpen = true;
    told = "";
    operator.opened();
    backlog.note("open: " + detail);
  }
}
