package dev.msp.script;

import dev.msp.command.CommandFailure;
import java.util.List;
import java.util.Locale;

/**
 * Why a file failed. All text is safe to print, and holds no secret.
 *
 * @param kind what kind of failure it is
 * @param file the file it stands in: the one that was run, or one that it includes
 * @param line number of the line, 1 and up; 0 if it is about no line
 * @param column number of the character, 1 and up; 0 if it is about no line
 * @param message one sentence
 * @param details the line with the place marked, what was expected and what came, the last frames
 */
public record Problem(
    CommandFailure.Kind kind,
    String file,
    int line,
    int column,
    String message,
    List<String> details) {

  /** Keeps the list from changing. */
  public Problem {
    details = List.copyOf(details);
  }

  /** Returns file, line and column as compilers write them, as far as they are known. */
  public String place() {
    return line == 0 ? file : file + ':' + line + ':' + column;
  }

  /**
   * Returns whether it tells something about the other end: it answered otherwise than expected, or
   * not at all. Everything else kept the file from finding out.
   */
  boolean isFinding() {
    return kind == CommandFailure.Kind.EXPECTATION || kind == CommandFailure.Kind.NO_ANSWER;
  }

  /** Returns the kind as reports name it. */
  String kindWord() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
