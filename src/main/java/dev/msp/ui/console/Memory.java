package dev.msp.ui.console;

import dev.msp.command.Command;
import dev.msp.command.Registry;
import dev.msp.command.Secrets;
import dev.msp.command.typed.Blocks;
import dev.msp.command.typed.HistoryFile;
import dev.msp.command.typed.Keepsake;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has what is typed outlast the program. Files are written on a thread of their own: another
 * program may be at them.
 */
final class Memory implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 500;

  private final Consumer<String> trouble;
  private final Keepsake keepsake;
  private final History commands;
  private final History messages;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "msp-history");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Reads what was kept.
   *
   * @param trouble is told once, on any thread, why lines are not kept
   */
  Memory(Typing typing, Registry<Command> registry, Secrets secrets, Consumer<String> trouble) {
    this.trouble = trouble;
    this.keepsake = new Keepsake(new Blocks(registry), secrets);
    this.commands = new History(typing.commands().read(), line -> keep(typing.commands(), line));
    this.messages = new History(typing.messages().read(), line -> keep(typing.messages(), line));
  }

  private boolean keep(HistoryFile file, String line) {
    boolean may = keepsake.mayKeep(line);
    if (may && !writer.isShutdown()) {
      writer.execute(
          () -> {
            file.append(line);
            file.takeProblem().ifPresent(trouble);
          });
    }
    return may;
  }

  /** Returns the commands typed before, here and at the line prompt. */
  History commands() {
    return commands;
  }

  /** Returns the messages sent before, with escapes. */
  History messages() {
    return messages;
  }

  /** Writes the rest, unless that takes long. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
