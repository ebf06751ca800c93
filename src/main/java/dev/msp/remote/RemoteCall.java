package dev.msp.remote;

import dev.msp.frame.Bytes;
import dev.msp.remote.RemoteRecord.Cancel;
import dev.msp.remote.RemoteRecord.Exit;
import dev.msp.remote.RemoteRecord.Output;
import dev.msp.remote.RemoteRecord.Run;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One command that a peer runs for us. For one thread, which waits; another one may {@link #cancel}
 * it. A command whose link is lost is not run again: that is for whoever called for it to decide.
 */
public final class RemoteCall implements AutoCloseable {

  private final Channel channel;
  private final boolean clear;
  private final Clock clock;

  /**
   * Makes one.
   *
   * @param channel a new one for {@link Channel.Kind#EXEC}, which is used up and closed
   * @param clear whether commands may go over a link that is not sealed
   */
  public RemoteCall(Channel channel, boolean clear, Clock clock) {
    this.channel = channel;
    this.clear = clear;
    this.clock = clock;
  }

  /**
   * Has a command run, and waits for its end. Interrupting the thread cancels the command.
   *
   * @param nanos how long to wait at most
   * @throws RemoteException if it is not run, or what became of it is not known
   */
  public Outcome run(String name, List<String> arguments, long nanos, RemoteSink sink)
      throws RemoteException, InterruptedException {
    long now = clock.nanos();
    long until = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
    try {
      requireSealed();
      send(request(name, arguments));
      return follow(until, sink);
    } catch (ChannelException e) {
      throw RemoteException.of(e);
    } catch (InterruptedException e) {
      cancel();
      throw e;
    } finally {
      channel.close();
    }
  }

  private void requireSealed() throws RemoteException {
    if (!clear && !channel.peer().isSealed()) {
      throw new RemoteException(
          RemoteException.Cause.NOT_SEALED,
          "the link is not sealed: anybody in between could change the command and read what it"
              + " writes; --insecure at both ends permits that");
    }
  }

  private static byte[] request(String name, List<String> arguments) throws RemoteException {
    if (arguments.size() > RemoteRecord.MAX_ARGUMENTS) {
      throw tooLong("a command has at most 16 arguments");
    }
    int longest = Bytes.utf8(name).length();
    for (String argument : arguments) {
      longest = Math.max(longest, Bytes.utf8(argument).length());
    }
    if (longest > RemoteRecord.MAX_WORD) {
      throw tooLong("a name or argument is longer than 4096 bytes");
    }
    byte[] block = RemoteCodec.encode(new Run(name, arguments));
    if (block.length > Channel.MAX_BLOCK) {
      throw tooLong("the arguments are longer than 64 KiB altogether");
    }
    return block;
  }

  private static RemoteException tooLong(String what) {
    return new RemoteException(RemoteException.Cause.TOO_LONG, what);
  }

  private void send(byte[] block) throws ChannelException, InterruptedException {
    channel.send(block, 0, block.length);
  }

  private Outcome follow(long until, RemoteSink sink)
      throws ChannelException, InterruptedException, RemoteException {
    while (true) {
      Optional<byte[]> block = channel.receive(Math.max(0, until - clock.nanos()));
      if (block.isEmpty()) {
        cancel();
        throw new RemoteException(RemoteException.Cause.TIMED_OUT, "it did not end in time");
      }
      RemoteRecord record = RemoteCodec.decode(block.get());
      if (record instanceof Exit exit) {
        return exit.outcome();
      } else if (record instanceof Output output) {
        sink.wrote(output.stream(), output.bytes());
      } else {
        throw RemoteException.protocol("OUTPUT and EXIT alone may follow RUN");
      }
    }
  }

  /** Asks the peer to end the command; {@link #run} then still tells what it wrote. */
  public void cancel() {
    try {
      send(RemoteCodec.encode(new Cancel()));
    } catch (ChannelException e) {
      // It is over, and so is the command.
    } catch (InterruptedException e) {
      channel.close(); // that ends the command, too
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it at once. */
  @Override
  public void close() {
    channel.close();
  }
}
