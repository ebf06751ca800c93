package dev.msp.command.verb;

import dev.msp.capture.LinkWords;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.command.Workspace;
import dev.msp.session.LinkState;
import dev.msp.session.Listener;
import dev.msp.session.Session;
import dev.msp.session.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code sessions}: all there are. */
final class SessionsVerb implements Command {

  @Override
  public Usage usage() {
    return Usage.of("sessions");
  }

  @Override
  public String summary() {
    return "List the sessions";
  }

  @Override
  public List<String> examples() {
    return List.of("sessions");
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) {
    Workspace workspace = call.workspace();
    Optional<OpenSession> current = workspace.current();
    List<String> lines = new ArrayList<>();
    for (OpenSession one : workspace.sessions()) {
      String mark = current.filter(one::equals).isPresent() ? "* " : "  ";
      lines.add(
          mark
              + one.name()
              + "  "
              + one.listener()
                  .map(listener -> state(one, listener))
                  .orElseGet(() -> state(one.session())));
    }
    return new Result(lines.isEmpty() ? List.of("no session is open") : lines);
  }

  private static String state(OpenSession one, Listener listener) {
    int count = listener.guests().size();
    return listener.isClosed()
        ? state(one.session().state())
        : "listening on "
            + one.place()
            + ", "
            + count
            + (count == 1 ? " connection" : " connections");
  }

  private static String state(Session session) {
    SessionState state = session.state();
    boolean open = state instanceof SessionState.Open;
    Optional<LinkState> link = open ? session.link() : Optional.empty();
    return state(state) + link.map(one -> ", " + LinkWords.of(one)).orElse("");
  }

  private static String state(SessionState state) {
    if (state instanceof SessionState.Open open) {
      return "open, " + open.wire();
    }
    if (state instanceof SessionState.Closed closed) {
      return "closed: " + closed.reason().text();
    }
    if (state instanceof SessionState.Reconnecting waiting) {
      return "reconnecting: " + waiting.cause().text();
    }
    return state.word();
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
