package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.Peer;
import dev.msp.session.Session;
import dev.msp.transfer.FilePolicy;
import dev.msp.transfer.FileRights;
import dev.msp.transfer.FileService;
import dev.msp.transfer.Inbox;
import dev.msp.transfer.InboxLimits;
import dev.msp.transfer.TransferEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that go over the link of a session while one types on. */
@Timeout(60)
class TransferTest {

  private static final int SIZE = 3_000_000;

  @TempDir private Path directory;

  private final CountDownLatch released = new CountDownLatch(1);

  /** Takes what comes until it has some of a file, and the rest when it is let. */
  private final class Slow implements Channel {
    private final Channel channel;
    private final AtomicInteger taken = new AtomicInteger();

    Slow(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel.Kind kind() {
      return channel.kind();
    }

    @Override
    public Peer peer() {
      return channel.peer();
    }

    @Override
    public int goodBlock() {
      return channel.goodBlock();
    }

    @Override
    public long pending() {
      return channel.pending();
    }

    @Override
    public void send(byte[] array, int offset, int length)
        throws ChannelException, InterruptedException {
      channel.send(array, offset, length);
    }

    @Override
    public Optional<byte[]> receive(long nanos) throws ChannelException, InterruptedException {
      if (taken.incrementAndGet() > 3) {
        released.await();
      }
      return channel.receive(nanos);
    }

    @Override
    public void close() {
      channel.close();
    }

    @Override
    public void refuse(String why) {
      channel.refuse(why);
    }
  }

  private static FilePolicy into(Inbox inbox) {
    return new FilePolicy() {
      @Override
      public FileRights rightsOf(Peer peer) {
        return new FileRights(Optional.of(inbox), Optional.empty(), false, true);
      }

      @Override
      public TransferEvents eventsOf(Peer peer) {
        return TransferEvents.NONE;
      }
    };
  }

  private String file(String name) throws Exception {
    return Files.write(directory.resolve(name), new byte[SIZE]).toString();
  }

  /** Returns a peer that takes files slowly. */
  private Session taking(Inbox inbox, Desk desk) throws Exception {
    FileService service = new FileService(into(inbox), Clock.system());
    return LinkEnd.answering(desk.end(), channel -> service.start(new Slow(channel)));
  }

  /** Puts the first file, and waits until it goes. */
  private void begin(Desk desk) throws Exception {
    desk.screen.await("● clear");
    desk.screen.type(Desk.ESC);
    desk.screen.await("i: type a message");
    desk.screen.type(":put " + file("one.bin") + " insecure\r");
    desk.screen.await("put one.bin  ");
  }

  @Test
  void filesHaveARowEachAndMessagesGoOnBesideThem() throws Exception {
    Path received = Files.createDirectory(directory.resolve("in"));
    try (Inbox inbox = Inbox.open(received, InboxLimits.DEFAULT);
        Desk desk = new Desk(120, 30, "open loop:v3 as dev")) {
      try (Session peer = taking(inbox, desk)) {
        begin(desk);
        desk.screen.type(":put " + file("two.bin") + " insecure\r");
        desk.screen.await("put two.bin  ");
        desk.screen.await("and 1 more");
        desk.screen.type("iHello\r");
        desk.screen.await("✓ acked");
        released.countDown();
        desk.screen.await(
            "both are there", lines -> lines.stream().noneMatch(line -> line.contains(" %  [")));
        assertThat(received.resolve("one.bin")).hasSize(SIZE);
        assertThat(received.resolve("two.bin")).hasSize(SIZE);
        assertThat(peer.isClosed()).isFalse();
        desk.screen.await("* state         file: put one.bin, " + SIZE + " bytes");
        desk.screen.await("* state         file: put two.bin, " + SIZE + " bytes");
        desk.screen.await("→ message     5 Hello");
        assertThat(desk.screen.lines()).noneMatch(line -> line.contains("LINK"));
      }
    }
  }

  @Test
  void aFileWhoseSessionHasNoLinkSaysThatItWaits() throws Exception {
    Path received = Files.createDirectory(directory.resolve("in"));
    try (Inbox inbox = Inbox.open(received, InboxLimits.DEFAULT);
        Desk desk = new Desk(120, 30, "open loop:v3once as dev")) {
      try (Session peer = taking(inbox, desk)) {
        begin(desk);
        peer.close();
        desk.screen.await("waiting for the link");
        released.countDown();
      }
    }
  }

  @Test
  void ctrlCStopsAFileAndItsRowGoes() throws Exception {
    Path received = Files.createDirectory(directory.resolve("in"));
    try (Inbox inbox = Inbox.open(received, InboxLimits.DEFAULT);
        Desk desk = new Desk(120, 30, "open loop:v3 as dev")) {
      try (Session peer = taking(inbox, desk)) {
        begin(desk);
        desk.screen.type("\u001B[21~");
        desk.screen.await("1 transfer runs. Quit?");
        desk.screen.type("n");
        desk.screen.type("x");
        desk.screen.await("dev: 1 transfer runs: close?");
        desk.screen.type("n");
        desk.screen.await("dev: not closed");
        assertThat(desk.workspace.underway().all().get(0).standing()).startsWith("put one.bin  ");
        desk.screen.type("\u0003");
        desk.screen.await("! cancelled");
        desk.screen.await(
            "no row", lines -> lines.stream().noneMatch(line -> line.contains(" %  [")));
        released.countDown();
        assertThat(peer.isClosed()).isFalse();
      }
    }
    assertThat(received.resolve("one.bin")).doesNotExist();
  }
}
