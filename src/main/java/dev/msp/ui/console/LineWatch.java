package dev.msp.ui.console;

import dev.msp.command.OpenSession;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks how the serial port of the session that is shown is set and which of its lines are raised,
 * once a second, on a thread of its own: a driver may take its time.
 */
final class LineWatch implements AutoCloseable {

  private static final long PAUSE_MILLIS = 1_000;

  /** What was seen of a session's port. */
  private record Seen(OpenSession session, String line) {}

  private final Commands.Later later;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(LineWatch::daemon);
  private @Nullable OpenSession session;
  private @Nullable Future<?> looking;
  private @Nullable Seen seen;

  /** What was told last; belongs to the thread that looks. */
  private @Nullable Seen told;

  LineWatch(Commands.Later later) {
    this.later = later;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "msp-line");
    thread.setDaemon(true);
    return thread;
  }

  /** Looks at this session from now on, if it has a port; called on the thread that draws. */
  void watch(Optional<OpenSession> shown) {
    OpenSession now = shown.filter(OpenSession::hasLine).orElse(null);
    Future<?> before = looking;
    if (now == session) {
      return;
    }
    session = now;
    if (before != null) {
      before.cancel(false);
    }
    looking =
        now == null
            ? null
            : thread.scheduleWithFixedDelay(
                () -> look(now), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look(OpenSession one) {
    Seen now = new Seen(one, one.line().orElse(""));
    if (!now.equals(told)) { // nothing is drawn where nothing has changed
      told = now;
      later.run(() -> seen = now);
    }
  }

  /** Returns what was seen last of a session's port; empty if nothing was. */
  String of(OpenSession one) {
    Seen last = seen;
    return last != null && last.session() == one ? last.line() : "";
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
