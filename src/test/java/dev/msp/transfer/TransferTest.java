package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from one end to the other and back, where nothing goes wrong. */
@Timeout(30)
class TransferTest {

  @TempDir Path root;
  private Rig rig;
  private Path elsewhere;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(root);
    elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createFile(elsewhere.resolve("secret"));
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  static void assertRefused(Refusal why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(TransferException.class)
        .satisfies(e -> assertThat(((TransferException) e).why()).isEqualTo(why));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4094, 4095, 4096, 524_287, 524_288, 524_289, 3_000_000})
  void aFileThatIsPutArrivesWholeAndNothingElseStays(int size) throws Exception {
    Path file = rig.file("data.bin", size);

    String name = rig.client().put(LocalFile.of(file), IfThere.REFUSE);
    rig.settle();

    assertThat(name).isEqualTo("data.bin");
    assertThat(rig.inboxPath.resolve("data.bin")).hasSameBinaryContentAs(file);
    assertThat(Rig.names(rig.inboxPath)).containsExactly("data.bin");
    assertThat(rig.stored)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nanos")
        .containsExactly(new TransferEvents.Stored("data.bin", "data.bin", true, size, size, 0));
  }

  @Test
  void whatIsReceivedIsForItsOwnerAlone() throws Exception {
    Path file = rig.file("tool.sh", 10);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));

    rig.client().put(LocalFile.of(file), IfThere.REFUSE);

    assertThat(Files.getPosixFilePermissions(rig.inboxPath.resolve("tool.sh")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void manyFilesGoOverOneChannel() throws Exception {
    FileClient client = rig.client();
    for (int i = 0; i < 20; i++) {
      client.put(LocalFile.of(rig.file("f" + i, i * 1000)), IfThere.REFUSE);
    }
    rig.settle();

    assertThat(rig.opened).isEqualTo(1);
    assertThat(Rig.names(rig.inboxPath)).hasSize(20);
    assertThat(rig.inboxPath.resolve("f19")).hasBinaryContent(Rig.bytes(19_000));
  }

  @Test
  void aRefusedFileLeavesTheChannelToTheNextOne() throws Exception {
    FileClient client = rig.client();
    Path file = rig.file("a", 100_000);
    client.put(LocalFile.of(file), IfThere.REFUSE);

    assertRefused(Refusal.EXISTS, () -> client.put(LocalFile.of(file), IfThere.REFUSE));
    client.put(LocalFile.of(rig.file("b", 50_000)), IfThere.REFUSE);
    rig.settle();

    assertThat(rig.opened).isEqualTo(1);
    assertThat(Rig.names(rig.inboxPath)).containsExactly("a", "b");
  }

  @Test
  void severalClientsSendAtOnce() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Path file = rig.file("p" + i, 400_000 + i);
      FileClient client = rig.client();
      threads.add(
          new Thread(
              () -> {
                try {
                  client.put(LocalFile.of(file), IfThere.REFUSE);
                } catch (ChannelException | TransferException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    rig.settle();

    assertThat(Rig.names(rig.inboxPath)).containsExactly("p0", "p1", "p2", "p3");
    for (int i = 0; i < 4; i++) {
      assertThat(rig.inboxPath.resolve("p" + i)).hasBinaryContent(Rig.bytes(400_000 + i));
    }
  }

  @Test
  void aDirectoryIsPutWithWhatIsBelowItAndLinksAreTold() throws Exception {
    Path tree = Files.createDirectories(rig.local.resolve("tree/a/b"));
    Files.write(tree.resolve("deep"), Rig.bytes(5000));
    Files.write(rig.local.resolve("tree/top"), Rig.bytes(10));
    Files.createSymbolicLink(rig.local.resolve("tree/link"), elsewhere.resolve("secret"));

    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    batch.put(LocalFile.below(rig.local.resolve("tree")));
    rig.settle();

    assertThat(rig.refused).containsExactly("tree/link NOT_A_FILE");
    assertThat(batch.missing()).isEqualTo(1);

    assertThat(rig.inboxPath.resolve("tree/a/b/deep")).hasBinaryContent(Rig.bytes(5000));
    assertThat(Rig.names(rig.inboxPath)).containsExactly("tree");
    assertThat(Rig.names(rig.inboxPath.resolve("tree"))).containsExactly("a", "top");
  }

  @Test
  void aFileIsGotUnderTheNameThatTheUserWants() throws Exception {
    Files.createDirectories(rig.sharedPath.resolve("logs"));
    Files.write(rig.sharedPath.resolve("logs/today"), Rig.bytes(1_000_000));
    Path here = Files.createDirectories(root.resolve("here"));

    try (Inbox mine = Inbox.open(here, InboxLimits.DEFAULT)) {
      RelativeName name = RelativeName.of("logs/today");
      String stored = rig.client().get(name, RelativeName.of("today"), mine, IfThere.REFUSE);
      rig.settle();

      assertThat(stored).isEqualTo("today");
    }
    assertThat(here.resolve("today")).hasBinaryContent(Rig.bytes(1_000_000));
    assertThat(Rig.names(here)).containsExactly("today");
  }

  @Test
  void aListNamesAlsoWhatIsNotGivenButDoesNotGoDownThere() throws Exception {
    Files.createDirectories(rig.sharedPath.resolve("d/e"));
    Files.createFile(rig.sharedPath.resolve("d/e/x"));
    Files.createDirectory(rig.sharedPath.resolve("d/.git"));
    Files.createFile(rig.sharedPath.resolve("d/.git/inside"));
    Files.createFile(rig.sharedPath.resolve("d/.x.0011223344556677.part"));
    Files.createFile(rig.sharedPath.resolve("top"));
    Files.createSymbolicLink(rig.sharedPath.resolve("d/link"), elsewhere);
    FileClient client = rig.client();

    assertThat(client.list(""))
        .extracting(Listed::name)
        .containsExactly("d/.git", "d/e/x", "d/link", "top");
    assertThat(client.list("d"))
        .extracting(Listed::name)
        .containsExactly("d/.git", "d/e/x", "d/link");
    assertThat(client.list("d/e")).extracting(Listed::name).containsExactly("d/e/x");
    assertRefused(Refusal.NOT_FOUND, () -> client.list("nothing"));
    assertRefused(Refusal.NOT_FOUND, () -> client.list("d/link"));
  }

  @Test
  void aListMayBeLongerThanABlock() throws Exception {
    for (int i = 0; i < 600; i++) {
      Files.createFile(rig.sharedPath.resolve("n" + i + "x".repeat(200)));
    }

    assertThat(rig.client().list("")).hasSize(600);
  }

  @Test
  void whatIsNotThereOrNotRegularIsNotGiven() throws Exception {
    Files.createDirectories(rig.sharedPath.resolve("directory"));
    Files.createSymbolicLink(rig.sharedPath.resolve("link"), elsewhere.resolve("secret"));
    Files.createSymbolicLink(rig.sharedPath.resolve("away"), elsewhere);
    FileClient client = rig.client();

    for (String name : List.of("directory", "link")) {
      assertRefused(
          Refusal.NOT_A_FILE,
          () -> client.get(RelativeName.of(name), RelativeName.of("x"), rig.inbox, IfThere.REFUSE));
    }
    for (String name : List.of("nothing", "away/secret")) {
      assertRefused(
          Refusal.NOT_FOUND,
          () -> client.get(RelativeName.of(name), RelativeName.of("x"), rig.inbox, IfThere.REFUSE));
    }
    assertThat(Rig.names(rig.inboxPath)).isEmpty();
  }

  @Test
  void nothingIsGrantedByDefault() throws Exception {
    rig.rights = FileRights.NONE;
    FileClient client = rig.client();
    Path file = rig.file("a", 10);

    assertRefused(Refusal.NOT_ALLOWED, () -> client.put(LocalFile.of(file), IfThere.REFUSE));
    assertRefused(Refusal.NOT_ALLOWED, () -> client.list(""));
    assertRefused(
        Refusal.NOT_ALLOWED,
        () -> client.get(RelativeName.of("a"), RelativeName.of("a"), rig.inbox, IfThere.REFUSE));
    assertThat(Rig.names(rig.inboxPath)).isEmpty();
  }

  @Test
  void aClientSendsNothingOverAClearLinkThatItWasNotToldToUse() throws Exception {
    Path file = rig.file("a", 10);
    FileClient client = rig.client(number -> new ChannelPair(ChannelPair.CLEAR, 4096));

    assertRefused(Refusal.NOT_ALLOWED, () -> client.put(LocalFile.of(file), IfThere.REFUSE));
    assertThat(Rig.names(rig.inboxPath)).isEmpty();
  }

  @Test
  void aServerAnswersOnAClearLinkOnlyWhereToldTo() throws Exception {
    Path file = rig.file("a", 10);
    ChannelPair first = new ChannelPair(ChannelPair.CLEAR, 4096);
    rig.serve(first);
    try (FileClient client = clearClient(first)) {
      assertThatThrownBy(() -> client.put(LocalFile.of(file), IfThere.REFUSE))
          .isInstanceOf(ChannelException.class)
          .hasMessageContaining("sealed link");
    }

    rig.rights = new FileRights(Optional.of(rig.inbox), Optional.empty(), false, true);
    ChannelPair second = new ChannelPair(ChannelPair.CLEAR, 4096);
    rig.serve(second);
    try (FileClient client = clearClient(second)) {
      client.put(LocalFile.of(file), IfThere.REFUSE);
    }
    assertThat(rig.inboxPath.resolve("a")).exists();
  }

  private static FileClient clearClient(ChannelPair pair) {
    return new FileClient(pair::left, true, Clock.system(), TransferEvents.NONE);
  }

  @Test
  void onePeerHasEightChannelsAtOnceAndNoMore() throws Exception {
    List<FileClient> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      FileClient client = rig.client();
      clients.add(client);
      assertThat(client.list("")).isEmpty();
    }

    assertThatThrownBy(() -> rig.client().list(""))
        .isInstanceOf(ChannelException.class)
        .hasMessage("more than 8 transfers at once");

    clients.forEach(FileClient::close);
    rig.settle();
    assertThat(rig.client().list("")).isEmpty();
  }

  @Test
  void progressSaysHowMuchIsLeft() {
    Progress half = new Progress("x", true, 500, 1000, 0, 100, 0);
    assertThat(half.percent()).isEqualTo(50);
    assertThat(half.secondsLeft()).isEqualTo(5);
    assertThat(new Progress("x", true, 0, 0, 0, 0, 0).percent()).isEqualTo(100);
    assertThat(new Progress("x", true, 1, 9, 0, 0, 0).secondsLeft()).isEqualTo(-1);
  }
}
