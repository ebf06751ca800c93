package dev.msp.cli;

/** Has things closed also where a signal ends the program. */
final class AtExit {

  private AtExit() {}

  /**
   * Runs something when a signal ends the program: it closes what is open. Where the signal has
   * come before, it runs at once, and this never returns: the virtual machine takes no more hooks,
   * and nothing is to begin any more.
   *
   * @param name of the thread that runs it
   */
  static void run(Runnable closing, String name) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(closing, name));
    } catch (IllegalStateException e) {
      closing.run();
      awaitEnd();
    }
  }

  /** A thread that waits for its own end waits for that of the program. */
  private static void awaitEnd() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
