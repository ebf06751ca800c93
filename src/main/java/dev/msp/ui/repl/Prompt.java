package dev.msp.ui.repl;

import dev.msp.capture.SafeText;
import dev.msp.command.OpenSession;
import dev.msp.command.Workspace;
import java.util.Optional;

/**
 * What stands in front of what is typed: the current session and its state, in words.
 *
 * @param session the name of the current session; empty if there is none
 * @param state its state in one word, such as {@code open}
 */
public record Prompt(String session, String state) {

  /** In front of the further lines of a block. */
  public static final String FURTHER = "... ";

  private static final int LONGEST_NAME = 30;
  private static final Prompt NONE = new Prompt("", "");

  /** Returns the prompt for the session that a command would now be meant for. */
  static Prompt of(Workspace workspace) {
    Optional<OpenSession> current = workspace.current();
    return current
        .map(session -> new Prompt(session.name(), session.session().state().word()))
        .orElse(NONE);
  }

  /** Returns whether the session can be spoken with at once. */
  boolean isOpen() {
    return state.equals("open");
  }

  /** Returns it in ASCII words alone, but for the name: {@code dev (reconnecting)> }. */
  String words(SafeText safe) {
    return session.isEmpty() ? "msp> " : name(safe) + " (" + state + ")> ";
  }

  /** Returns the name as it may be shown. */
  String name(SafeText safe) {
    return safe.line(session, LONGEST_NAME);
  }
}
