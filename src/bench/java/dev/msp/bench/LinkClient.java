package dev.msp.bench;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.ChannelHandler;
import dev.msp.session.Clock;
import dev.msp.session.LinkState;
import dev.msp.session.Session;
import dev.msp.session.Timers;
import dev.msp.transfer.FileClient;
import dev.msp.transfer.IfThere;
import dev.msp.transfer.LocalFile;
import dev.msp.transfer.TransferEvents;
import dev.msp.transfer.TransferException;
import dev.msp.transport.Endpoint;
import dev.msp.transport.tcp.TcpConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sending end of row 17: {@code clear|sealed PORT WARMUP COUNTED [FILE INBOX]}, times in
 * milliseconds. Sends blocks over a channel, or a file again and again, and prints bytes per
 * second.
 */
final class LinkClient {

  private static final long LOOK = 10_000_000L;

  private LinkClient() {}

  public static void main(String[] args)
      throws IOException, ChannelException, TransferException, InterruptedException {
    Session session = session(args[0].equals(Links.SEALED), Integer.parseInt(args[1]));
    int warmUp = Integer.parseInt(args[2]);
    int counted = Integer.parseInt(args[3]);
    double rate;
    if (args.length > 4) {
      LocalFile file = LocalFile.of(Path.of(args[4]));
      Path stored = Path.of(args[5]).resolve(file.name());
      try (FileClient client = client(session)) {
        put(client, file, stored, warmUp);
        rate = put(client, file, stored, counted);
      }
    } else {
      Channel channel = session.openChannel(Channel.Kind.FILE);
      send(channel, warmUp);
      rate = send(channel, counted);
    }
    Streams.standardOutput().println(rate);
    System.exit(0);
  }

  private static Session session(boolean sealed, int port) throws InterruptedException {
    Endpoint endpoint = Links.endpoint(Endpoint.Scheme.TCP, port);
    Session session =
        new Session(
            Links.plan(endpoint, new TcpConnector(), sealed, ChannelHandler.REFUSING),
            Clock.system(),
            Timers.onOneThread());
    session.start();
    while (!session.link().map(LinkState::isOpen).orElse(false)) {
      if (session.isClosed()) {
        throw new IllegalStateException(String.valueOf(session.state()));
      }
      session.awaitChange(LOOK);
    }
    return session;
  }

  private static double send(Channel channel, int millis)
      throws ChannelException, InterruptedException {
    byte[] block = new byte[channel.goodBlock()];
    long start = System.nanoTime();
    long until = start + millis * 1_000_000L;
    long sent = 0;
    while (System.nanoTime() < until) {
      channel.send(block, 0, block.length);
      sent += block.length;
    }
    return sent * 1e9 / (System.nanoTime() - start);
  }

  private static FileClient client(Session session) throws ChannelException, InterruptedException {
    return new FileClient(
        () -> session.openChannel(Channel.Kind.FILE), true, Clock.system(), TransferEvents.NONE);
  }

  /** What was stored is deleted before the next: replacing it would cost that much more. */
  private static double put(FileClient client, LocalFile file, Path stored, int millis)
      throws IOException, ChannelException, TransferException, InterruptedException {
    long sent = 0;
    long took = 0;
    while (took < millis * 1_000_000L) {
      Files.deleteIfExists(stored);
      long start = System.nanoTime();
      client.put(file, IfThere.REFUSE);
      took += System.nanoTime() - start;
      sent += Files.size(file.path());
    }
    return sent * 1e9 / took;
  }
}
