package dev.msp.transfer;

import static dev.msp.transfer.TransferTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.frame.Bytes;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.transfer.FileRecord.Accept;
import dev.msp.transfer.FileRecord.Ask;
import dev.msp.transfer.FileRecord.Done;
import dev.msp.transfer.FileRecord.End;
import dev.msp.transfer.FileRecord.Entry;
import dev.msp.transfer.FileRecord.Held;
import dev.msp.transfer.FileRecord.Names;
import dev.msp.transfer.FileRecord.Offer;
import dev.msp.transfer.FileRecord.Refuse;
import dev.msp.transfer.FileRecord.Seen;
import dev.msp.transfer.FileRecord.Start;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One end keeps to the protocol, the other one to nothing. */
@Timeout(30)
class HostileTest {

  private static final Bytes ID = Bytes.hex("0102030405060708");
  private static final Bytes ZEROS = Bytes.copyOf(new byte[32]);
  private static final byte[] DATA = {4, 'a', 'b', 'c'};

  @TempDir Path root;
  private Rig rig;
  private ChannelPair pair;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(root, new InboxLimits(100_000, 1_000_000, 0));
    pair = new ChannelPair(ChannelPair.SEALED, 4096);
  }

  @AfterEach
  void close() throws Exception {
    pair.left().close();
    pair.right().close();
    rig.close();
  }

  private static Offer offer(String name, long size) {
    return new Offer(IfThere.REFUSE, ID, size, name);
  }

  private static void say(Channel channel, FileRecord... records) throws Exception {
    for (FileRecord record : records) {
      byte[] block = RecordCodec.encode(record);
      channel.send(block, 0, block.length);
    }
  }

  private static FileRecord hear(Channel channel) throws Exception {
    return RecordCodec.decode(channel.receive(10_000_000_000L).orElseThrow());
  }

  private static void assertRefuses(Refusal why, FileRecord heard) {
    assertThat(heard).isInstanceOf(Refuse.class);
    assertThat(((Refuse) heard).why()).isEqualTo(why);
  }

  /** Returns our end of a channel that the server answers. */
  private Channel toServer() {
    rig.serve(pair);
    return pair.left();
  }

  private void assertEnded(Channel channel) {
    assertThatThrownBy(() -> channel.receive(10_000_000_000L)).isInstanceOf(ChannelException.class);
  }

  private void assertNothingStored() throws Exception {
    assertThat(Rig.names(rig.inboxPath)).allMatch(Part::isOne);
  }

  @Test
  void aSenderThatSendsMoreThanItAnnouncedIsStopped() throws Exception {
    Channel us = toServer();
    say(us, offer("f", 5));
    assertThat(hear(us)).isEqualTo(new Accept(List.of()));
    say(us, new Start(0));
    us.send(DATA, 0, 4);
    us.send(DATA, 0, 4);

    assertRefuses(Refusal.PROTOCOL, hear(us));
    assertEnded(us);
    assertNothingStored();
  }

  @Test
  void aSenderThatSendsLessThanItAnnouncedGetsNoFile() throws Exception {
    Channel us = toServer();
    say(us, offer("f", 5));
    hear(us);
    say(us, new Start(0), new End(ZEROS));

    assertRefuses(Refusal.PROTOCOL, hear(us));
    assertNothingStored();
  }

  @Test
  void aWrongHashOfTheWholeLeavesNothing() throws Exception {
    Channel us = toServer();
    say(us, offer("f", 3));
    hear(us);
    say(us, new Start(0));
    us.send(DATA, 0, 4);
    say(us, new End(ZEROS));

    assertRefuses(Refusal.DAMAGED, hear(us));
    assertThat(Rig.names(rig.inboxPath)).isEmpty();
  }

  @Test
  void dataBeforeAcceptAndStartIsAnError() throws Exception {
    Channel us = toServer();
    us.send(DATA, 0, 4);
    assertRefuses(Refusal.PROTOCOL, hear(us));
    assertEnded(us);
  }

  @Test
  void aStartWhereNothingIsHeldIsAnError() throws Exception {
    Channel us = toServer();
    say(us, offer("f", 5));
    hear(us);
    say(us, new Start(3));

    assertRefuses(Refusal.PROTOCOL, hear(us));
    assertEnded(us);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "0d", "ff00", "0100", "04", "03", "050102", "07", "0600"})
  void whatIsNoRequestIsRefusedAndEndsTheChannel(String hex) throws Exception {
    Channel us = toServer();
    byte[] block = Bytes.hex(hex).toArray();
    us.send(block, 0, block.length);

    assertRefuses(Refusal.PROTOCOL, hear(us));
    assertEnded(us);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "/etc/x", "a\0b", "..\\x", "C:x", ".", "..", "x.", "x ", "CON", "a/../b"})
  void aNameThatEscapesIsRefusedBothWaysAndTheNextOneIsTaken(String name) throws Exception {
    Channel us = toServer();
    say(us, offer(name, 0));
    assertRefuses(Refusal.NAME, hear(us));
    say(us, new Ask(name));
    assertRefuses(Refusal.NAME, hear(us));

    say(us, offer("good", 0));
    assertThat(hear(us)).isEqualTo(new Accept(List.of()));
    say(us, new Start(0), new End(Bytes.copyOf(Sha256.begin().digest())));
    assertThat(hear(us)).isEqualTo(new Done("good"));
    say(us, new Seen());
    us.close();
    rig.settle();
    assertThat(Rig.names(rig.inboxPath)).containsExactly("good");
    assertThat(Rig.names(root)).containsExactly("inbox", "local", "shared");
  }

  @Test
  void whatIsStillOnItsWayOfARefusedFileIsThrownAway() throws Exception {
    Channel us = toServer();
    say(us, offer("long", 100_001), new Start(0));
    us.send(DATA, 0, 4);
    say(us, new End(ZEROS), offer("f", 3));

    assertRefuses(Refusal.TOO_LONG, hear(us));
    assertThat(hear(us)).isEqualTo(new Accept(List.of()));
  }

  @Test
  void aSenderThatDoesNotListenToARefusalIsCutOff() throws Exception {
    Channel us = toServer();
    say(us, offer("long", 100_001));
    byte[] block = new byte[Channel.MAX_BLOCK];
    block[0] = 4;
    long sent = 0;
    try {
      while (sent <= 2 * RecordChannel.LEFT_OVER) {
        us.send(block, 0, block.length);
        sent += block.length;
      }
    } catch (ChannelException e) {
      assertThat(e).hasMessageContaining("goes on sending");
    }
    assertThat(sent).isLessThan(RecordChannel.LEFT_OVER + (1 << 20));
  }

  @Test
  void overwritingNeedsTheRightToIt() throws Exception {
    Channel us = toServer();
    say(us, new Offer(IfThere.OVERWRITE, ID, 0, "f"));

    assertRefuses(Refusal.NOT_ALLOWED, hear(us));
  }

  @Test
  void randomRecordsNeitherStoreAFileNorLeaveTheServerHanging() throws Exception {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      ChannelPair fuzzed = new ChannelPair(ChannelPair.SEALED, 4096);
      rig.serve(fuzzed);
      Channel us = fuzzed.left();
      try {
        for (int i = 0; i < 20; i++) {
          byte[] block = RecordCodec.encode(random(random));
          if (random.nextInt(4) == 0) {
            block[random.nextInt(block.length)] ^= (byte) (1 << random.nextInt(8));
          }
          us.send(block, 0, block.length);
        }
      } catch (ChannelException e) {
        assertThat(e.why()).isNotEqualTo(ChannelException.Cause.LINK_LOST);
      }
      us.close();
    }
    rig.settle();
    for (String name : Rig.names(rig.inboxPath)) {
      assertThat(Part.isOne(name) || FileName.fault(name).isEmpty()).as("seed %d", seed).isTrue();
      assertThat(Files.size(rig.inboxPath.resolve(name))).isLessThanOrEqualTo(100);
    }
    assertThat(Rig.names(root)).containsExactly("inbox", "local", "shared");
  }

  private static FileRecord random(Random random) {
    Bytes empty = Bytes.copyOf(Sha256.begin().digest());
    return switch (random.nextInt(8)) {
      case 0, 1 -> offer("f" + random.nextInt(3), random.nextInt(2));
      case 2 -> new Start(random.nextInt(2));
      case 3 -> new End(random.nextBoolean() ? empty : ZEROS);
      case 4 -> new Seen();
      case 5 -> new Ask("x/../y");
      case 6 -> new Refuse(Refusal.CANCELLED, 1 + random.nextInt(3), "no");
      default -> new Accept(List.of(new Held(1, ZEROS)));
    };
  }

  /** A server that takes an OFFER and answers it so. */
  private Thread server(FileRecord... answers) {
    Thread thread =
        new Thread(
            () -> {
              try {
                hear(pair.right());
                say(pair.right(), answers);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    return thread;
  }

  private FileClient client() {
    return new FileClient(pair::left, false, Clock.system(), TransferEvents.NONE, nanos -> {});
  }

  @Test
  void aReceiverThatLiesAboutWhatItHoldsGetsAllOfIt() throws Exception {
    Path file = rig.file("f", 1000);
    Bytes half = Bytes.copyOf(Sha256.begin().digest(Arrays.copyOf(Rig.bytes(1000), 500)));
    Thread server =
        server(
            new Accept(List.of(new Held(499, ZEROS), new Held(500, half), new Held(2000, ZEROS))));
    try (SourceFile source = LocalFile.of(file).open()) {
      Meter meter = new Meter("f", true, 1000, Clock.system(), TransferEvents.NONE);
      Thread sender =
          new Thread(
              () ->
                  assertRefused(
                      Refusal.SILENT,
                      () ->
                          new Sending(new RecordChannel(pair.left(), 500_000_000), source, meter)
                              .run(IfThere.REFUSE)));
      sender.start();
      server.join();
      assertThat(hear(pair.right())).isEqualTo(new Start(0));
      sender.join();
    }
  }

  @Test
  void aReceiverThatIsDoneBeforeTheFileBeganIsNotBelieved() throws Exception {
    Path file = rig.file("f", 1000);
    Thread server = server(new Done("f"));
    try (FileClient client = client()) {
      assertRefused(Refusal.PROTOCOL, () -> client.put(LocalFile.of(file), IfThere.REFUSE));
    }
    server.join();
  }

  @Test
  void aServerThatGivesAnotherFileThanTheOneAskedForIsNotBelieved() throws Exception {
    Thread server = server(offer(".bashrc", 3));
    RelativeName name = RelativeName.of("f");
    try (FileClient client = client()) {
      assertRefused(Refusal.PROTOCOL, () -> client.get(name, name, rig.inbox, IfThere.OVERWRITE));
    }
    server.join();
    assertThat(Rig.names(rig.inboxPath)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other/x", "d", "dx/y", "/d/x"})
  void aListWithNamesThatWereNotAskedForIsNotBelieved(String name) throws Exception {
    Thread server = server(new Names(List.of(new Entry(1, name))), new Names(List.of()));
    try (FileClient client = client()) {
      assertRefused(Refusal.PROTOCOL, () -> client.list("d"));
    }
    server.join();
  }

  @Test
  void namesOfAListThatEscapeAreNotEvenAskedFor() throws Exception {
    Names names = new Names(List.of(new Entry(1, "d/../../x"), new Entry(1, "d/./y")));
    Thread server = server(names, new Names(List.of()));
    List<Refusal> failures = new ArrayList<>();
    TransferEvents events =
        new TransferEvents() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void failed(String name, TransferException why) {
            failures.add(why.why());
          }
        };
    try (FileClient client = client()) {
      FileBatch batch = new FileBatch(client, events, IfThere.OVERWRITE, false);
      batch.get(List.of(RelativeName.of("d")), true, rig.inbox);
      assertThat(batch.missing()).isEqualTo(2);
    }
    server.join();
    assertThat(failures).containsExactly(Refusal.NAME, Refusal.NAME);
    assertThat(Rig.names(rig.inboxPath)).isEmpty();
  }

  @Test
  void aFileThatGrowsWhileItIsSentIsGivenUpAndNotStored() throws Exception {
    Path file = rig.file("f", 50_000);
    Thread receiver =
        new Thread(
            () -> {
              try {
                hear(pair.right());
                Files.write(file, new byte[1], StandardOpenOption.APPEND);
                say(pair.right(), new Accept(List.of()));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    receiver.start();
    SourceFile source = LocalFile.of(file).open();
    Meter meter = new Meter("f", true, 50_000, Clock.system(), TransferEvents.NONE);
    Sending sending = new Sending(new RecordChannel(pair.left()), source, meter);

    assertRefused(Refusal.CHANGED, () -> sending.run(IfThere.REFUSE));
    receiver.join();
    source.close();
  }

  @Test
  void anEndThatSaysNothingIsGivenUp() {
    RecordChannel channel = new RecordChannel(pair.left(), 1_000_000);

    assertRefused(Refusal.SILENT, channel::next);
  }
}
