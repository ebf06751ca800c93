package dev.msp.bench;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.Listener;
import dev.msp.session.Peer;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transfer.FilePolicy;
import dev.msp.transfer.FileRights;
import dev.msp.transfer.FileService;
import dev.msp.transfer.Inbox;
import dev.msp.transfer.InboxLimits;
import dev.msp.transfer.TransferEvents;
import dev.msp.transport.Endpoint;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpAcceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The receiving end of row 17: {@code clear|sealed [INBOX]}. Takes files into a directory, as
 * {@code msp serve} does; without one it throws away what comes. Prints {@code port N}, and ends
 * with its standard input.
 */
final class LinkServer {

  private LinkServer() {}

  public static void main(String[] args) throws IOException, TransportException {
    TcpAcceptor bound = TcpAcceptor.bind(Links.endpoint(Endpoint.Scheme.TCP_LISTEN, 0));
    FileService files = args.length > 1 ? files(Path.of(args[1])) : null;
    Listener listener =
        new Sessions(Clock.system(), Timers.onOneThread())
            .listen(
                Links.plan(
                        bound.endpoint(),
                        bound,
                        args[0].equals(Links.SEALED),
                        files == null ? LinkServer::discard : files::start)
                    .accepting(),
                new Nobody());
    listener.start();
    Streams.standardOutput().println("port " + bound.endpoint().port());
    while (System.in.read() >= 0) {
      // until the harness has enough
    }
    System.exit(0);
  }

  private static FileService files(Path directory) throws IOException {
    Inbox inbox = Inbox.open(directory, new InboxLimits(Long.MAX_VALUE, Long.MAX_VALUE, 0));
    FileRights rights = new FileRights(Optional.of(inbox), Optional.empty(), true, true);
    return new FileService(
        new FilePolicy() {
          @Override
          public FileRights rightsOf(Peer peer) {
            return rights;
          }

          @Override
          public TransferEvents eventsOf(Peer peer) {
            return TransferEvents.NONE;
          }
        },
        Clock.system());
  }

  private static void discard(Channel channel) {
    Thread thread = new Thread(() -> takeAll(channel), "discard");
    thread.setDaemon(true);
    thread.start();
  }

  private static void takeAll(Channel channel) {
    try {
      while (true) {
        channel.receive(Long.MAX_VALUE);
      }
    } catch (ChannelException e) {
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody is told who comes. */
  private static final class Nobody implements Listener.Host {
    @Override
    public void came(Listener.Guest guest) {}

    @Override
    public void left(Listener.Guest guest) {}
  }
}
