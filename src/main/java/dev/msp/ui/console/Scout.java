package dev.msp.ui.console;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks where a session may go to, again and again while that is shown, on a thread of its own: a
 * machine may take its time to tell its ports.
 */
final class Scout implements AutoCloseable {

  private static final long PAUSE_MILLIS = 2_000;

  private final Destinations destinations;
  private final Commands.Later later;
  private final Start start;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Scout::daemon);
  private List<Destination> seen = List.of();
  private @Nullable Future<?> looking;

  Scout(Destinations destinations, Commands.Later later, Start start) {
    this.destinations = destinations;
    this.later = later;
    this.start = start;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "msp-scout");
    thread.setDaemon(true);
    return thread;
  }

  /** Looks from now on, or no more; called on the thread that draws. */
  void look(boolean wanted) {
    Future<?> before = looking;
    if (wanted && before == null) {
      looking = thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else if (!wanted && before != null) {
      before.cancel(false);
      looking = null;
    }
  }

  private void look() {
    List<Destination> now = destinations.look();
    if (!now.equals(seen)) { // nothing is drawn where nothing has changed
      seen = now;
      later.run(() -> start.list(now));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
