package dev.msp.ui.console;

import dev.msp.command.Loss;
import dev.msp.command.OpenSession;
import dev.msp.command.Workspace;
import dev.msp.session.Session;
import java.util.ArrayList;
import java.util.List;

/** What would be cut short if the program ended now. */
final class Unfinished {

  private Unfinished() {}

  /** Returns it as a clause; empty where nothing is. */
  static String of(Deck deck) {
    Workspace workspace = deck.workspace();
    // A listener stands for the session of whoever came last, which has a name of its own too.
    int pending =
        workspace.sessions().stream()
            .map(OpenSession::session)
            .distinct()
            .mapToInt(Session::pending)
            .sum();
    int transfers = workspace.underway().transfers();
    List<String> clauses = new ArrayList<>(Loss.clauses(pending, transfers));
    int running =
        workspace.jobs().names().size() + (deck.running().isEmpty() || transfers > 0 ? 0 : 1);
    if (running > 0) {
      clauses.add(count(running, "command runs", "commands run"));
    }
    int files = workspace.witnesses().kinds().size();
    if (files > 0) {
      clauses.add(count(files, "log is written", "logs are written"));
    }
    return String.join(", ", clauses);
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
