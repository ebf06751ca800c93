package dev.msp.remote;

import dev.msp.session.Peer;

/** Who may run what here, and who is told of it. */
public interface RemotePolicy {

  /** Returns what a peer may run; asked for each command. */
  RemoteRights rightsOf(Peer peer);

  /** Returns who is told of the commands of a peer. */
  RemoteEvents eventsOf(Peer peer);
}
