package dev.msp.transfer;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;

/** Where a client gets its channels from. */
public interface ChannelSource {

  /**
   * Opens a channel for files, and waits for a link first where there is none and one may come.
   *
   * @throws ChannelException if there is none, and will be none
   */
  Channel open() throws ChannelException, InterruptedException;
}
