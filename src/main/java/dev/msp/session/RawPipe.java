package dev.msp.session;

import dev.msp.link.ClassicConfig;
import dev.msp.link.CloseReason;

/** The raw protocol: bytes go through as they are, and the journal has all of them. */
final class RawPipe implements Speech {

  private final Conversation.Shared shared;
  private final Conversation.Wire wire;
  private final Journal.Raw raw = new Journal.Raw();

  RawPipe(Conversation.Shared shared, Conversation.Wire wire) {
    this.shared = shared;
    this.wire = wire;
  }

  @Override
  public void opened(long time) {}

  @Override
  public void received(byte[] array, int offset, int length, long time) {
    shared.counters().bytesIn += length;
    shared.bytes(0, Event.Direction.IN, raw.of(array, offset, length), time);
  }

  @Override
  public boolean write(byte[] bytes, long time) {
    shared.counters().bytesOut += bytes.length;
    shared.bytes(0, Event.Direction.OUT, raw.of(bytes, 0, bytes.length), time);
    wire.write(bytes);
    return true;
  }

  @Override
  public void ended(long time) {}

  @Override
  public void lost(CloseReason reason, boolean forGood, long time) {}

  @Override
  public long deadline() {
    return ClassicConfig.NEVER;
  }

  @Override
  public void tick(long time) {}
}
