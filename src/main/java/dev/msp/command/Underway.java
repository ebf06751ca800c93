package dev.msp.command;

import dev.msp.session.LinkState;
import dev.msp.session.Session;
import dev.msp.session.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands that take long and run now: what would be cut short by closing their session. Safe
 * for several threads.
 */
public final class Underway {

  /** The verbs that move files. */
  private static final List<String> TRANSFERS = List.of("put", "get");

  private final Map<Call, One> running = new LinkedHashMap<>();

  /**
   * One of them.
   *
   * @param step it
   * @param session it runs on; none where there was none
   * @param standing how far it was when it said so last, in a few words; empty if it never did.
   *     Holds what came over a wire
   * @param line the same as the line that is shown while it goes on
   */
  public record One(
      Step<Command> step, Optional<OpenSession> session, String standing, String line) {

    /** Returns the name of its verb. */
    public String verb() {
      return step.statement().usage().name();
    }

    /** Returns whether it moves a file. */
    public boolean isTransfer() {
      return TRANSFERS.contains(verb());
    }

    /** Returns whether it cannot go on now: its session has no wire, or no link yet. */
    public boolean isWaiting() {
      return session
          .map(OpenSession::session)
          .filter(one -> !(one.state() instanceof SessionState.Open) || !isLinked(one))
          .isPresent();
    }

    private static boolean isLinked(Session session) {
      return session.link().map(LinkState::isOpen).orElse(true);
    }

    /** Returns whether its session is this one, or a connection of it. */
    boolean isOn(OpenSession other) {
      return session.filter(one -> one.isSame(other) || one.isOf(other)).isPresent();
    }
  }

  synchronized void begins(Call call, Step<Command> step, Optional<OpenSession> session) {
    running.put(call, new One(step, session, "", ""));
  }

  synchronized void further(Call call, String standing, String line) {
    running.computeIfPresent(call, (its, one) -> new One(one.step, one.session, standing, line));
  }

  synchronized void ended(Call call) {
    running.remove(call);
  }

  /** Returns all of them, the oldest first. */
  public synchronized List<One> all() {
    return new ArrayList<>(running.values());
  }

  /** Returns the session over which a step moves a file now, if it does. */
  @SuppressWarnings("ReferenceEquality") // the same words may have been typed twice
  public Optional<OpenSession> transferOf(Step<Command> step) {
    return all().stream()
        .filter(one -> one.step() == step && one.isTransfer())
        .findFirst()
        .flatMap(One::session);
  }

  /** Returns how many of them move a file. */
  public int transfers() {
    return (int) all().stream().filter(One::isTransfer).count();
  }

  /** Returns how many move a file over a session. */
  int transfers(OpenSession on) {
    return (int) all().stream().filter(one -> one.isTransfer() && one.isOn(on)).count();
  }
}
