package dev.msp.transfer;

/** Called again and again by work that takes long while somebody waits. */
interface Pulse {

  /** Says that the work goes on. */
  void beat() throws TransferException, InterruptedException;
}
