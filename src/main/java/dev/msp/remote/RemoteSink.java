package dev.msp.remote;

import dev.msp.frame.Bytes;

/** Takes what a command writes, as it comes. */
public interface RemoteSink {

  /**
   * The command wrote something; foreign bytes. Whoever takes its time here slows the peer down.
   */
  void wrote(CommandStream stream, Bytes bytes);
}
