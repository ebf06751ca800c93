package dev.msp.transfer;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.ChannelException.Cause;
import dev.msp.session.Peer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A channel over the pipes to another process, each block behind its length. */
final class StreamChannel implements Channel {

  private static final byte[] LOST = new byte[0];

  private final DataInputStream in;
  private final DataOutputStream out;
  private final ArrayBlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(16);
  private final Runnable onBlock;
  private boolean lost;

  /**
   * Makes one.
   *
   * @param onBlock called with each block that is sent or comes
   */
  StreamChannel(InputStream in, OutputStream out, Runnable onBlock) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
    this.onBlock = onBlock;
    Thread reader = new Thread(this::read, "stream-channel");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      while (true) {
        byte[] block = new byte[in.readInt()];
        in.readFully(block);
        arrived.put(block);
      }
    } catch (IOException e) {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    try {
      arrived.put(LOST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ChannelException lost() {
    return new ChannelException(Cause.LINK_LOST, "the other process has ended");
  }

  @Override
  public Kind kind() {
    return Kind.FILE;
  }

  @Override
  public Peer peer() {
    return ChannelPair.SEALED;
  }

  @Override
  public int goodBlock() {
    return 16 << 10;
  }

  @Override
  public long pending() {
    return 0;
  }

  @Override
  public void send(byte[] array, int offset, int length) throws ChannelException {
    try {
      out.writeInt(length);
      out.write(array, offset, length);
      out.flush();
    } catch (IOException e) {
      throw lost();
    }
    onBlock.run();
  }

  @Override
  public Optional<byte[]> receive(long nanos) throws ChannelException, InterruptedException {
    byte[] block = lost ? LOST : arrived.poll(nanos, TimeUnit.NANOSECONDS);
    if (block == null) {
      return Optional.empty();
    }
    if (block.length == 0) {
      lost = true;
      throw lost();
    }
    onBlock.run();
    return Optional.of(block);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // the other process has ended
    }
  }

  @Override
  public void refuse(String why) {
    close();
  }
}
