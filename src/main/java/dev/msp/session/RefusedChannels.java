package dev.msp.session;

import org.jspecify.annotations.Nullable;

/** The channels of a link where nobody takes any: whatever comes of them is nothing. */
final class RefusedChannels implements ChannelSink {

  static final ChannelSink NONE = new RefusedChannels(null);

  private final @Nullable ReliableConversation conversation;

  RefusedChannels(@Nullable ReliableConversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public void opened(int number, int kind) {
    ReliableConversation to = conversation;
    if (to != null) {
      to.after(() -> to.refuse(number, "no files and no commands are served here"));
    }
  }

  @Override
  public void block(int number, byte[] block) {}

  @Override
  public void room(int number) {}

  @Override
  public void closed(int number, boolean refused, String why) {}

  @Override
  public void lost(String why) {}
}
