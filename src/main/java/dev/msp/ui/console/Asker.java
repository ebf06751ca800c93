package dev.msp.ui.console;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person at the console what a command wants to know before it goes on. Made before the
 * console, which it asks through from then on. Safe for several threads.
 */
public final class Asker {

  private volatile @Nullable Consumer<Question> console;

  /** From now on a console shows the questions. */
  void through(Consumer<Question> shows) {
    console = shows;
  }

  /**
   * Asks, and waits for the answer. Not for the thread that draws.
   *
   * @param question one sentence, which may hold what came over a wire
   * @return false also where there is no console yet
   */
  public boolean agrees(String question) throws InterruptedException {
    return agrees(question, false);
  }

  /**
   * Waits until the person goes on.
   *
   * @param prompt what to do before
   * @throws InterruptedException if the person does not want to
   */
  public void pause(String prompt) throws InterruptedException {
    if (!agrees(prompt, true)) {
      throw new InterruptedException();
    }
  }

  private boolean agrees(String question, boolean isPause) throws InterruptedException {
    Consumer<Question> shows = console;
    if (shows == null) {
      return false;
    }
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    shows.accept(new Question(question, "", isPause, answer::complete));
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nobody completes it with one
    }
  }
}
