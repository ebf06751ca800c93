package dev.msp.ui.repl;

import java.util.List;

/** What came of waiting for somebody to type. */
public sealed interface Typed {

  /**
   * A whole input: one line, or a block up to its {@code end}.
   *
   * @param lines without line ends
   */
  record Lines(List<String> lines) implements Typed {

    /** Keeps the list from changing. */
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line that cannot be taken.
   *
   * @param reason why, as it follows "the line is": {@code longer than 5 bytes}
   */
  record Unreadable(String reason) implements Typed {}

  /** It was cancelled with Ctrl-C: nothing is to be done. */
  record Cancelled() implements Typed {}

  /** Nothing more comes: Ctrl-D, the end of a pipe, or the terminal is gone. */
  record End() implements Typed {}
}
