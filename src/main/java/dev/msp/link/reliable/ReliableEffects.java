package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * What an MSP/3 link wants done. It is called back while it handles an input, in the order in which
 * things are to happen, and waits for none of them. It does not call the link back.
 */
public interface ReliableEffects extends MessageBook.Told {

  /**
   * The frame that was handed in has been judged; said before anything else that follows from it.
   *
   * @param remark why it counts for nothing, else empty
   * @param plain the opened body of a sealed frame, else null
   */
  void judged(String remark, @Nullable Bytes plain);

  /**
   * Send one whole frame. The array may be kept: it is not changed later.
   *
   * @param plain the body of a sealed frame, else null
   */
  void transmit(byte[] frame, @Nullable Bytes plain);

  /**
   * Returns whether more may be sent now. While it may not, data keeps waiting; {@link
   * ReliableLink#tick} looks again.
   */
  default boolean hasRoom() {
    return true;
  }

  /**
   * Returns whether messages may be handed on now. While they may not, what comes is kept, and the
   * window closes; {@link ReliableLink#takeKept} looks again.
   */
  default boolean takesMessages() {
    return true;
  }

  /**
   * A message of ours begins to go out, for the first time.
   *
   * @param id the number that its sender gave it
   */
  @Override
  void began(long id);

  /** A message came, whole, in order, and for the first time. */
  void message(Bytes text);

  /**
   * The other end has a message.
   *
   * @param id the number that its sender gave it
   * @param nanos from sending to the acknowledgement; -1 if a later link told
   */
  @Override
  void acknowledged(long id, long nanos);

  /** The other end forgot the conversation: a message that was sent in it may have arrived. */
  @Override
  void uncertain(long id);

  /** The link stands somewhere else now; {@link ReliableLink#standing} tells. */
  void changed(String word, String detail);

  /** The other end opened a channel: grant it credit, or refuse it. */
  void channelOpened(int number, int kind);

  /** A block came on a channel; the array is the taker's. */
  void channelBlock(int number, byte[] block);

  /** A channel may have credit or room to send again. */
  void channelRoom(int number);

  /** The other end closed a channel, or refused it for a reason, which is foreign text. */
  void channelClosed(int number, boolean refused, String why);

  /**
   * Run something that takes about a second, where it keeps nobody waiting, and ask for {@link
   * ReliableLink#deadline} again when it is over.
   */
  default void elsewhere(Runnable work) {
    work.run();
  }

  /** The other end speaks classic MSP: what comes and goes from now on is another link's. */
  void fallBack(String why);

  /** Close our output and go on reading; nothing is transmitted after it. */
  void shutdownOutput();

  /** Close the wire, after what was to be sent has been handed on. */
  void close(CloseReason reason);
}
