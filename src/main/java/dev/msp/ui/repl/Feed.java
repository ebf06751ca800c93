package dev.msp.ui.repl;

import dev.msp.capture.EventText;
import dev.msp.command.OpenSession;
import dev.msp.command.Secrets;
import dev.msp.command.Workspace;
import dev.msp.session.Clock;
import dev.msp.session.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shows what happens on all sessions as it happens. More than a person can read in a second is
 * counted instead: the prompt stays usable however fast frames come, and neither a session nor its
 * journal ever waits for the screen.
 */
final class Feed implements Workspace.SessionObserver, AutoCloseable {

  /** No limit: whoever reads the output can take it all. */
  static final int ALL = 0;

  /** Lines that wait to be shown; more are counted. */
  private static final int LONGEST_QUEUE = 1000;

  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3600 * SECOND;
  private static final long SETTLE = SECOND / 4;
  private static final long LOOK_AGAIN_MILLIS = 5;

  /** What comes so soon behind another is drawn with it, for each time the prompt is drawn anew. */
  private static final long GATHER = SECOND / 33;

  private final Workspace workspace;
  private final Dialogue dialogue;
  private final EventText text;
  private final Clock clock;
  private final boolean limited;
  private final BooleanSupplier isOpening;
  private final Allowance ours;
  private final Allowance theirs;
  private final ArrayDeque<Told> queue = new ArrayDeque<>();
  private final Set<Follower> followers = new LinkedHashSet<>();
  private final Thread shows = new Thread(this::show, "msp-show");
  private long more;
  private long moreSince;
  private long waitingSince;
  private int hurries;
  private boolean changed;
  private boolean showing;
  private boolean closed;
  private volatile boolean busy;

  /**
   * Follows all sessions of a workspace from now on.
   *
   * @param perSecond lines a second of each kind, or {@link #ALL}
   * @param isOpening whether the command that this thread runs opens a session, and tells how it
   *     went
   */
  Feed(
      Workspace workspace,
      Dialogue dialogue,
      EventText text,
      int perSecond,
      BooleanSupplier isOpening) {
    this.workspace = workspace;
    this.dialogue = dialogue;
    this.text = text;
    this.clock = workspace.clock();
    this.limited = perSecond != ALL;
    this.isOpening = isOpening;
    this.ours = new Allowance(clock, perSecond);
    this.theirs = new Allowance(clock, perSecond);
  }

  /** Begins. */
  void start() {
    shows.setDaemon(true);
    shows.start();
    workspace.observe(this);
  }

  @Override
  public void opened(OpenSession session) {
    Follower follower = new Follower(session, this, isOpening.getAsBoolean());
    synchronized (this) {
      followers.add(follower);
    }
    Thread thread = new Thread(follower, "msp-follow-" + session.name());
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void ended(Follower follower) {
    followers.remove(follower);
    notifyAll();
  }

  /** While a command runs, it says itself what became of what it sent. */
  void busy(boolean now) {
    busy = now;
  }

  boolean isBusy() {
    return busy;
  }

  /** Returns whether a session was closed by a command here, which says so. */
  boolean wasClosedHere(OpenSession session) {
    return !workspace.sessions().contains(session);
  }

  /** A follower has handed on all there is. */
  synchronized void progress() {
    notifyAll();
  }

  /** Something came that is shown if there is room for it. */
  void offer(OpenSession session, Event event, String remark, boolean isOurs)
      throws InterruptedException {
    synchronized (this) {
      while (!limited && !closed && queue.size() >= LONGEST_QUEUE) {
        wait(); // the journal goes on without us, and what is written over is counted
      }
      boolean room = queue.size() < LONGEST_QUEUE;
      if (room && (!limited || (isOurs ? ours : theirs).take())) {
        add(session, event, remark);
      } else {
        missed(1);
      }
    }
  }

  /** Something came that is shown always. */
  synchronized void tell(OpenSession session, Event event) {
    if (queue.size() < LONGEST_QUEUE) {
      add(session, event, "");
    } else {
      missed(1);
    }
  }

  private void add(OpenSession session, Event event, String remark) {
    if (closed) {
      return; // that the sessions are closed then is what was asked for
    }
    Secrets secrets = workspace.secrets();
    wake();
    queue.add(new Told(session.name(), Told.masked(event, secrets), remark));
  }

  private void wake() {
    if (queue.isEmpty() && !changed) {
      waitingSince = clock.nanos();
      notifyAll();
    }
  }

  /** So many more events came, and are not shown. */
  synchronized void missed(long count) {
    if (count > 0) {
      if (more == 0) {
        moreSince = clock.nanos();
        notifyAll();
      }
      more += count;
    }
  }

  /** The prompt may have to say something else. */
  synchronized void stateChanged() {
    wake();
    changed = true;
  }

  /** Waits until all that has happened so far is shown, but not for long. */
  void settle() {
    long until = clock.nanos() + SETTLE;
    try {
      synchronized (this) {
        hurry(1);
        while (!isSettled() && clock.nanos() < until) {
          wait(LOOK_AGAIN_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hurry(-1);
    }
  }

  private synchronized void hurry(int more) {
    hurries += more;
    notifyAll();
  }

  private boolean isSettled() {
    return queue.isEmpty()
        && !showing
        && !changed
        && followers.stream().allMatch(Follower::hasCaughtUp);
  }

  private void show() {
    try {
      while (true) {
        List<String> lines = next();
        if (lines.isEmpty()) {
          dialogue.refresh();
        } else {
          dialogue.show(lines);
        }
        synchronized (this) {
          showing = false;
          notifyAll();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> next() throws InterruptedException {
    List<Told> taken;
    String summary;
    synchronized (this) {
      long left = untilDue();
      while (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = untilDue();
      }
      showing = true;
      changed = false;
      taken = new ArrayList<>(queue);
      queue.clear();
      summary = untilSummary() <= 0 ? summary() : "";
      notifyAll();
    }
    List<String> lines = new ArrayList<>();
    boolean many = workspace.sessions().size() > 1;
    taken.forEach(one -> lines.addAll(lines(one, many)));
    if (!summary.isEmpty()) {
      lines.add(summary);
    }
    return lines;
  }

  private long untilDue() {
    long summary = untilSummary();
    if (queue.isEmpty() && !changed) {
      return summary;
    }
    boolean now = !limited || hurries > 0;
    return now ? 0 : Math.min(summary, waitingSince + GATHER - clock.nanos());
  }

  private long untilSummary() {
    return more == 0 ? HOUR : moreSince + SECOND - clock.nanos();
  }

  private String summary() {
    long tenths = Math.round((clock.nanos() - moreSince) * 10.0 / SECOND);
    long count = more;
    more = 0;
    if (!limited) {
      return "... " + count + " more events: they came faster than they could be written";
    }
    return String.format(
        Locale.ROOT,
        "... %,d more in %s s; log start FILE keeps them",
        count,
        tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10);
  }

  private List<String> lines(Told told, boolean many) {
    String start = many ? told.session() + ' ' : "";
    List<String> lines = new ArrayList<>();
    for (String line : text.lines(told.event())) {
      String remark = lines.isEmpty() ? told.remark() : "";
      lines.add(workspace.secrets().mask(start + line + remark));
    }
    return lines;
  }

  /** Shows nothing more. */
  @Override
  public void close() {
    workspace.forget(this);
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    shows.interrupt();
  }
}
