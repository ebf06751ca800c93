package dev.msp.session;

/** Takes what comes of the channels of an MSP/3 link. Called where the session is controlled. */
interface ChannelSink {

  /** The peer opened one. */
  void opened(int number, int kind);

  /** A block came. */
  void block(int number, byte[] block);

  /** There may be credit or room to send again. */
  void room(int number);

  /** The peer closed one, or refused it for a reason, which is foreign text. */
  void closed(int number, boolean refused, String why);

  /** The link is gone, and all its channels with it. */
  void lost(String why);
}
