package dev.msp.ui.console;

import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Has things done on the one thread that what is shown belongs to, whoever asks for them. */
final class DrawingThread {

  /**
   * What is to be done.
   *
   * @param <T> what comes of it
   */
  interface Work<T> {
    /** Does it. */
    T run() throws CommandFailure, MistakeException, InterruptedException;
  }

  private final Commands.Later later;
  private volatile @Nullable Thread thread;

  DrawingThread(Commands.Later later) {
    this.later = later;
  }

  /** The current thread is the one. */
  void begin() {
    thread = Thread.currentThread();
  }

  /** Does it, at once on that thread; on any other, waits until that has done it. */
  <T> T perform(Work<T> work) throws CommandFailure, MistakeException, InterruptedException {
    if (Thread.currentThread() == thread) {
      return work.run();
    }
    FutureTask<T> task = new FutureTask<>(work::run);
    later.run(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IllegalStateException failure(@Nullable Throwable cause)
      throws CommandFailure, MistakeException {
    if (cause instanceof CommandFailure failure) {
      throw failure;
    }
    if (cause instanceof MistakeException mistake) {
      throw mistake;
    }
    return new IllegalStateException(cause);
  }
}
