package dev.msp.remote;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and all that it began. A child that has detached itself, so that its parent is no
 * longer one of them, is not found.
 */
final class ProcessTree {

  /** So long a process may take to end in order, in nanoseconds. */
  private static final long GRACE = 500_000_000L;

  private final ProcessHandle root;
  private final Set<ProcessHandle> found = new LinkedHashSet<>();

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** Ends all of them: asks first, and forces what is still there after a moment. */
  void end() throws InterruptedException {
    look();
    found.forEach(ProcessHandle::destroy);
    if (!awaitEnd()) {
      // Twice: what was begun between the look and the end of its parent has another parent now.
      for (int i = 0; i < 2; i++) {
        look();
        found.forEach(ProcessHandle::destroyForcibly);
      }
      awaitEnd();
    }
  }

  /** Adds what is there now: children of those that are known, as long as these live. */
  private void look() {
    found.add(root);
    for (ProcessHandle known : Set.copyOf(found)) {
      known.descendants().forEach(found::add);
    }
  }

  private boolean awaitEnd() throws InterruptedException {
    CompletableFuture<?>[] ends =
        found.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(GRACE, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
