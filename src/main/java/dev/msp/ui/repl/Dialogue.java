package dev.msp.ui.repl;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where lines are typed, and where what happens is shown without disturbing who types. One thread
 * reads; any may show. Whatever is shown is safe for a terminal already.
 */
public interface Dialogue extends AutoCloseable {

  /**
   * Waits for the next command, or for a whole block.
   *
   * @param prompt asked again whenever the prompt is drawn
   */
  Typed read(Supplier<Prompt> prompt);

  /** Asks something; what is answered is no command, and is not remembered. */
  Typed ask(String question);

  /** Shows lines of text, above a prompt that is waiting. */
  void show(List<String> lines);

  /** Shows lines that say what is wrong. */
  void complain(List<String> lines);

  /**
   * Shows how far the command is that is waited for, until something else is shown; not where a
   * prompt is waiting, and where lines only follow each other.
   */
  default void progress(String line) {}

  /** The prompt that is waiting may have to say something else now. */
  void refresh();

  /** Returns what a person is told first; empty where none is. */
  Optional<String> welcome();

  /** Returns whether a person is there, who can be asked. */
  boolean isAttended();

  /**
   * Says what Ctrl-C does while nothing is read.
   *
   * @param cancel called on any thread
   */
  void onCancel(Runnable cancel);

  /** Returns the lines that were typed, the oldest first, without those that must not be kept. */
  List<String> history();

  /** Returns why what is typed does not outlast this prompt, in one sentence, and only once. */
  Optional<String> takeTrouble();

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
