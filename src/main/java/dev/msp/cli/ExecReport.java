package dev.msp.cli;

import dev.msp.remote.Outcome;
import dev.msp.remote.RemoteException;
import dev.msp.remote.RemoteSink;

/** What {@code exec} shows of a command of the peer. */
interface ExecReport extends RemoteSink {

  /** It ended; nothing more comes. */
  void ended(Outcome outcome);

  /** It was not run, or nobody knows what became of it; nothing more comes. */
  void failed(RemoteException why);
}
