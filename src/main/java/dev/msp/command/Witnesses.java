package dev.msp.command;

import dev.msp.command.CommandFailure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What witnesses a workspace, one of a kind. Safe for several threads. */
public final class Witnesses {

  private final Map<String, Witness> byKind = new LinkedHashMap<>();

  Witnesses() {}

  /**
   * Takes one more.
   *
   * @throws CommandFailure if there is one of its kind
   */
  public synchronized void add(Witness witness) throws CommandFailure {
    refuseSecond(witness.kind());
    byKind.put(witness.kind(), witness);
  }

  /**
   * Checks that there is none of a kind.
   *
   * @throws CommandFailure if there is one; it says where it writes to
   */
  public synchronized void refuseSecond(String kind) throws CommandFailure {
    Witness there = byKind.get(kind);
    if (there != null) {
      throw new CommandFailure(
          Kind.USAGE,
          "there is a " + kind + " already, in " + there.target() + "; " + kind + " stop ends it");
    }
  }

  /** Returns the kinds that there are, in the order in which they began. */
  public synchronized List<String> kinds() {
    return List.copyOf(byKind.keySet());
  }

  /** Forgets one that has ended by itself. */
  public synchronized void remove(Witness witness) {
    byKind.remove(witness.kind(), witness);
  }

  /**
   * Ends the one of a kind.
   *
   * @return what it says
   * @throws CommandFailure if there is none, or not all could be written
   */
  public Result stop(String kind) throws CommandFailure, InterruptedException {
    Witness there;
    synchronized (this) {
      there = byKind.remove(kind);
    }
    if (there == null) {
      throw new CommandFailure(
          Kind.USAGE, "there is no " + kind + "; " + kind + " start begins one");
    }
    return there.stop();
  }

  void begins(Step<Command> step) throws CommandFailure {
    for (Witness witness : all()) {
      try {
        witness.begins(step);
      } catch (CommandFailure e) {
        remove(witness);
        throw e;
      }
    }
  }

  void ended(Step<Command> step) throws CommandFailure {
    for (Witness witness : all()) {
      try {
        witness.ended(step);
      } catch (CommandFailure e) {
        remove(witness);
        throw e;
      }
    }
  }

  void failed(Step<Command> step) {
    all().forEach(witness -> witness.failed(step));
  }

  /** Tells all that the workspace is about to be closed; returns what went wrong. */
  List<CommandFailure> closing() {
    List<CommandFailure> failures = new ArrayList<>();
    for (Witness witness : all()) {
      try {
        witness.closing();
      } catch (CommandFailure e) {
        remove(witness);
        failures.add(e);
      }
    }
    return failures;
  }

  private synchronized List<Witness> all() {
    return new ArrayList<>(byKind.values());
  }

  /** Ends all, also on a thread that was interrupted; returns what went wrong. */
  List<CommandFailure> close() {
    List<CommandFailure> failures = new ArrayList<>();
    boolean interrupted = Thread.interrupted();
    for (Witness witness : all()) {
      remove(witness);
      try {
        witness.stop();
      } catch (CommandFailure e) {
        failures.add(e);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failures;
  }
}
