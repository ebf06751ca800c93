package dev.msp.transfer;

import dev.msp.session.Peer;

/** Who may do what with files here, and who is told of it. */
public interface FilePolicy {

  /** Returns what a peer may do; asked once for each of its channels. */
  FileRights rightsOf(Peer peer);

  /** Returns who is told of the files of a peer. */
  TransferEvents eventsOf(Peer peer);
}
