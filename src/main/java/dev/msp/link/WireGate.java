package dev.msp.link;

import dev.msp.frame.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The effects of a link on the wire it has now. Both halves of the link act through it, so that
 * neither can close a wire twice or send on one whose output has ended.
 */
final class WireGate implements LinkEffects {

  private final LinkEffects effects;
  private boolean open;
  private boolean output;

  WireGate(LinkEffects effects) {
    this.effects = effects;
  }

  void opened() {
    open = true;
    output = true;
  }

  void lost() {
    open = false;
    output = false;
  }

  boolean isOpen() {
    return open;
  }

  /** Returns whether frames may still be sent. */
  boolean takesOutput() {
    return output && effects.hasRoom();
  }

  /** Nothing more is to be sent, although the wire stays. */
  void mute() {
    output = false;
  }

  @Override
  public void judged(Verdict verdict, @Nullable Bytes plain) {
    effects.judged(verdict, plain);
  }

  @Override
  public void transmit(byte[] frame, @Nullable Bytes plain) {
    effects.transmit(frame, plain);
  }

  @Override
  public void settled(Delivery delivery) {
    effects.settled(delivery);
  }

  @Override
  public void shutdownOutput() {
    mute();
    effects.shutdownOutput();
  }

  @Override
  public void close(CloseReason reason) {
    if (open) {
      lost();
      effects.close(reason);
    }
  }
}
