package dev.msp.session;

import java.util.concurrent.Executor;

/**
 * Runs what takes long on a thread of its own, while the session lives on, and looks at the
 * session's deadlines again when it is over.
 */
final class Elsewhere implements Executor {

  private final Gate lock;
  private final Runnable acted;

  /**
   * Makes one.
   *
   * @param lock the session's
   * @param acted looks at deadlines; called under the lock
   */
  Elsewhere(Gate lock, Runnable acted) {
    this.lock = lock;
    this.acted = acted;
  }

  @Override
  public void execute(Runnable work) {
    Thread thread = new Thread(() -> run(work), "msp-work");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      synchronized (lock) {
        acted.run();
      }
    }
  }
}
