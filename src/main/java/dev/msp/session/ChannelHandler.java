package dev.msp.session;

/** Takes the channels that peers open. */
public interface ChannelHandler {

  /** Takes none. */
  ChannelHandler REFUSING =
      new ChannelHandler() {
        @Override
        public void opened(Channel channel) {
          channel.refuse("no files and no commands are served here");
        }
      };

  /**
   * A peer has opened a channel: it may be taken, on a thread of its own, or {@link Channel#refuse
   * refused}. Called where the session is controlled: must not wait.
   */
  void opened(Channel channel);
}
