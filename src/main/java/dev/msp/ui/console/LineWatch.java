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

  private final Commands.Later later;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(LineWatch::daemon);
  private @Nullable OpenSession session;
  private @Nullable Future<?> looking;
  private String seen = "";

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
    seen = "";
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
    String line = one.line().orElse("");
    later.run(() -> seen(one, line));
  }

  private void seen(OpenSession one, String line) {
    seen = one == session ? line : seen;
  }

  /** Returns what was seen last of a session's port; empty if nothing was. */
  String of(OpenSession one) {
    return one == session ? seen : "";
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
