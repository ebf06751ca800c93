package dev.msp.crypto;

/**
 * What a handshake leaves behind: the two directions of a sealed link.
 *
 * @param sending seals what goes out
 * @param receiving opens what comes in
 */
public record LinkKeys(FrameSealer sending, FrameOpener receiving) implements AutoCloseable {

  /** Wipes both keys. */
  @Override
  public void close() {
    sending.close();
    receiving.close();
  }
}
