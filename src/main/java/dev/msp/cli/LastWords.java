package dev.msp.cli;

import dev.msp.command.Loss;
import dev.msp.command.OpenSession;
import dev.msp.command.Underway;
import dev.msp.command.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told where the console was: what was not finished when the person left. */
final class LastWords {

  private LastWords() {}

  /**
   * Closes a workspace; returns a sentence for each thing that was cut short.
   *
   * @param stopped the commands that ran when the console was left
   */
  static List<String> of(Workspace workspace, List<Underway.One> stopped) {
    List<String> words = new ArrayList<>();
    for (Underway.One one : stopped) {
      if (one.isTransfer()) {
        words.add((one.standing().isEmpty() ? one.verb() : one.standing()) + ": stopped");
      }
    }
    // A listener tells of its connections too.
    Map<OpenSession, Long> before = new LinkedHashMap<>();
    workspace.sessions().stream()
        .filter(one -> one.origin().isEmpty())
        .forEach(one -> before.put(one, one.journal().size()));
    workspace.close();
    before.forEach(
        (one, from) -> Loss.told(one, from).ifPresent(told -> words.add(one.title() + told)));
    return words.stream().map(workspace.secrets()::mask).toList();
  }
}
