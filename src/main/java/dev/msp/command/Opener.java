package dev.msp.command;

import dev.msp.session.SessionPlan;
import dev.msp.transport.SerialPortInfo;
import java.util.List;
import java.util.Optional;

/** Knows how to reach an endpoint: which transport, which link, which password. */
public interface Opener {

  /**
   * Returns the plan of a session that goes to an endpoint.
   *
   * @param protection as it was typed: a profile may say more
   * @throws CommandFailure if no session can go there
   */
  SessionPlan open(Place place, Protection protection) throws CommandFailure;

  /**
   * Returns the plan of sessions with all who come to an endpoint.
   *
   * @throws CommandFailure if nobody can be waited for there
   */
  SessionPlan listen(Place place, Protection protection) throws CommandFailure;

  /** Returns who answered at a place, if it is somebody whom nobody has vouched for. */
  default Optional<Stranger> stranger(Place place) {
    return Optional.empty();
  }

  /** Returns the serial ports of this machine; none where that cannot be told. */
  default List<SerialPortInfo> ports() {
    return List.of();
  }
}
