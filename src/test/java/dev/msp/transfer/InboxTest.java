package dev.msp.transfer;

import static dev.msp.transfer.TransferTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transfer.FileRecord.Data;
import dev.msp.transfer.FileRecord.Offer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory that receives, on a real file system and with somebody else at work in it. */
@Timeout(30)
class InboxTest {

  private static final Bytes ID = Bytes.hex("0102030405060708");
  private static final Bytes OTHER_ID = Bytes.hex("1112131415161718");

  @TempDir Path root;
  private Path path;
  private Path victim;
  private Inbox inbox;
  private long free = 1L << 40;

  @BeforeEach
  void open() throws Exception {
    path = Files.createDirectory(root.resolve("inbox"));
    victim = Files.writeString(root.resolve("victim"), "precious");
    inbox = withLimits(InboxLimits.DEFAULT);
  }

  private Inbox withLimits(InboxLimits limits) throws Exception {
    Space space =
        new Space() {
          @Override
          public long total() {
            return 1L << 40;
          }

          @Override
          public long usable() {
            return free;
          }
        };
    return new Inbox(Directory.open(path), limits, space);
  }

  @AfterEach
  void close() throws Exception {
    inbox.close();
    assertThat(victim).hasContent("precious");
  }

  private Incoming begin(String name, long size, IfThere ifThere) throws TransferException {
    return begin(ID, name, size, ifThere, "peer");
  }

  private Incoming begin(Bytes id, String name, long size, IfThere ifThere, String peer)
      throws TransferException {
    return inbox.begin(new Offer(ifThere, id, size, name), RelativeName.of(name), ifThere, peer);
  }

  private static Data data(String text) {
    return new Data(Bytes.utf8("x" + text).toArray());
  }

  private static Bytes hash(String text) {
    return Bytes.copyOf(Sha256.begin().digest(Bytes.utf8(text).toArray()));
  }

  /** Receives a file whole. */
  private String store(String name, String text, IfThere ifThere) throws Exception {
    try (Incoming file = begin(name, text.length(), ifThere)) {
      file.held(() -> {});
      file.start(0);
      file.write(data(text));
      String stored = file.finish(hash(text));
      file.forget();
      return stored;
    } catch (IOException e) {
      throw DiskFault.of(e, "write the file");
    }
  }

  @Test
  void nothingIsSeenUnderTheNameUntilTheWholeIsThere() throws Exception {
    try (Incoming file = begin("f", 4, IfThere.REFUSE)) {
      file.start(0);
      file.write(data("ab"));
      assertThat(Rig.names(path)).hasSize(1).allMatch(n -> n.matches("\\.f\\.[0-9a-f]{16}\\.part"));
      file.write(data("cd"));
      assertThat(path.resolve("f")).doesNotExist();
      file.finish(hash("abcd"));
      assertThat(path.resolve("f")).hasContent("abcd");
    }
  }

  @Test
  void whatIsThereIsNotOverwrittenUnlessToldTo() throws Exception {
    Files.writeString(path.resolve("f"), "old");

    assertRefused(Refusal.EXISTS, () -> store("f", "new", IfThere.REFUSE));
    assertThat(path.resolve("f")).hasContent("old");
    assertThat(store("f", "more", IfThere.RENAME)).isEqualTo("f-1");
    assertThat(store("f", "most", IfThere.RENAME)).isEqualTo("f-2");
    assertThat(store("f", "new", IfThere.OVERWRITE)).isEqualTo("f");
    assertThat(path.resolve("f")).hasContent("new");
    assertThat(path.resolve("f-1")).hasContent("more");
    assertThat(path.resolve("f-2")).hasContent("most");
  }

  @Test
  void aNameThatAppearsWhileTheFileComesIsNotOverwritten() throws Exception {
    try (Incoming file = begin("f", 3, IfThere.REFUSE)) {
      file.start(0);
      file.write(data("new"));
      Files.writeString(path.resolve("f"), "old");
      assertRefused(Refusal.EXISTS, () -> file.finish(hash("new")));
    }
    assertThat(path.resolve("f")).hasContent("old");
  }

  @Test
  void aLinkAtTheTargetIsNeverFollowed() throws Exception {
    Files.createSymbolicLink(path.resolve("link"), victim);
    Files.createSymbolicLink(path.resolve("dangling"), root.resolve("made"));
    Files.createLink(path.resolve("hard"), victim);

    for (String name : new String[] {"link", "dangling", "hard"}) {
      assertRefused(Refusal.EXISTS, () -> store(name, "evil", IfThere.REFUSE));
    }
    assertRefused(Refusal.NOT_A_FILE, () -> store("link", "evil", IfThere.OVERWRITE));
    assertThat(store("hard", "evil", IfThere.OVERWRITE)).isEqualTo("hard");
    assertThat(path.resolve("hard")).hasContent("evil");
    assertThat(root.resolve("made")).doesNotExist();
  }

  @Test
  void aDirectoryOrASocketAtTheTargetIsNotReplaced() throws Exception {
    Files.createDirectory(path.resolve("d"));
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(path.resolve("s")));
      for (String name : new String[] {"d", "s"}) {
        assertRefused(Refusal.NOT_A_FILE, () -> store(name, "x", IfThere.OVERWRITE));
        assertRefused(Refusal.EXISTS, () -> store(name, "x", IfThere.REFUSE));
      }
    }
  }

  private Path partOf(String name) throws Exception {
    try (Incoming file = begin(name, 10, IfThere.REFUSE)) {
      file.start(0);
      file.write(data("begun"));
    }
    return path.resolve(
        Rig.names(path).stream().filter(n -> n.endsWith(".part")).findFirst().orElseThrow());
  }

  @Test
  void aPartThatWasReplacedByALinkIsNotWrittenTo() throws Exception {
    Path part = partOf("f");
    Files.delete(part);
    Files.createSymbolicLink(part, victim);
    assertRefused(Refusal.FAILED, () -> begin("f", 10, IfThere.REFUSE));

    Files.delete(part);
    Files.createLink(part, victim);
    assertRefused(Refusal.FAILED, () -> begin("f", 10, IfThere.REFUSE));
  }

  @Test
  void aDirectoryOnTheWayThatIsALinkIsNotEntered() throws Exception {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.createSymbolicLink(path.resolve("d"), outside);

    assertRefused(Refusal.FAILED, () -> store("d/f", "evil", IfThere.REFUSE));
    assertRefused(Refusal.FAILED, () -> store("d/e/f", "evil", IfThere.REFUSE));
    assertThat(Rig.names(outside)).isEmpty();
  }

  /** As often as it likes, somebody puts a link where the file or its directory will be. */
  @Test
  void anAttackerWhoSwapsTheTargetAllTheTimeGetsNothingWrittenElsewhere() throws Exception {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Path file = path.resolve("f");
    Path directory = path.resolve("d");
    AtomicBoolean going = new AtomicBoolean(true);
    Thread attacker =
        new Thread(
            () -> {
              for (int swap = 0; swap < 20_000 && going.get(); swap++) {
                swap(file, victim);
                swap(directory, outside);
              }
            });
    attacker.start();
    try {
      for (int i = 0; i < 100; i++) {
        storeInSpiteOf("f", "evil" + i, i % 2 == 0 ? IfThere.OVERWRITE : IfThere.REFUSE);
        storeInSpiteOf("d/f", "evil" + i, i % 2 == 0 ? IfThere.OVERWRITE : IfThere.REFUSE);
      }
    } finally {
      going.set(false);
      attacker.join();
    }

    assertThat(victim).hasContent("precious");
    assertThat(Rig.names(outside)).isEmpty();
  }

  private void storeInSpiteOf(String name, String text, IfThere ifThere) throws Exception {
    try {
      store(name, text, ifThere);
    } catch (TransferException e) {
      assertThat(e.why()).isIn(Refusal.FAILED, Refusal.EXISTS, Refusal.NOT_A_FILE);
    }
  }

  private static void swap(Path place, Path target) {
    try {
      Path link = place.resolveSibling("attack");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
      Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(place);
    } catch (IOException e) {
      // the receiver was there first; the next try follows
    }
  }

  @Test
  void theInboxStaysTheSameDirectoryWhenItsPathLeadsElsewhere() throws Exception {
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.move(path, root.resolve("moved"));
    Files.createSymbolicLink(path, outside);

    store("f", "text", IfThere.REFUSE);

    assertThat(Rig.names(outside)).isEmpty();
    assertThat(Rig.names(root.resolve("moved"))).containsExactly("f");
    assertThat(root.resolve("moved/f")).hasContent("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README", "readme", "re\u0301sume\u0301", "R\u00c9SUM\u00c9"})
  void aNameThatDiffersOnlyInCaseOrCompositionIsRefusedAndTold(String name) throws Exception {
    Files.createFile(path.resolve("ReadMe"));
    Files.createFile(path.resolve("r\u00e9sum\u00e9"));

    for (IfThere ifThere : IfThere.values()) {
      assertRefused(Refusal.NAME, () -> store(name, "x", ifThere));
    }
  }

  @Test
  void aSecondSenderOfTheSameNameIsRefusedAndNothingIsMixed() throws Exception {
    try (Incoming first = begin(ID, "f", 4, IfThere.REFUSE, "a")) {
      first.start(0);
      assertRefused(Refusal.NAME, () -> begin(OTHER_ID, "f", 4, IfThere.REFUSE, "b"));
      assertRefused(Refusal.BUSY, () -> begin(ID, "f", 4, IfThere.REFUSE, "a"));
      try (Incoming second = begin(OTHER_ID, "f", 4, IfThere.RENAME, "b")) {
        second.start(0);
        first.write(data("1st!"));
        second.write(data("2nd!"));
        assertThat(first.finish(hash("1st!"))).isEqualTo("f");
        assertThat(second.finish(hash("2nd!"))).isEqualTo("f-1");
      }
    }
    assertThat(path.resolve("f")).hasContent("1st!");
    assertThat(path.resolve("f-1")).hasContent("2nd!");
  }

  @Test
  void anotherProcessOrInboxThatReceivesTheSameFileIsWaitedFor() throws Exception {
    try (Inbox other = withLimits(InboxLimits.DEFAULT);
        Incoming first = begin("f", 4, IfThere.REFUSE)) {
      first.start(0);
      Offer offer = new Offer(IfThere.REFUSE, ID, 4, "f");
      assertRefused(
          Refusal.BUSY, () -> other.begin(offer, RelativeName.of("f"), IfThere.REFUSE, "peer"));
    }
  }

  @Test
  void aFileIsRefusedUpFrontWhereItIsTooLongForAnyOfTheLimits() throws Exception {
    inbox = withLimits(new InboxLimits(1000, 1500, 5));

    assertRefused(Refusal.TOO_LONG, () -> begin("f", 1001, IfThere.REFUSE));
    assertRefused(Refusal.TOO_LONG, () -> begin("f", Long.MAX_VALUE, IfThere.REFUSE));
    try (Incoming first = begin("a", 1000, IfThere.REFUSE)) {
      first.start(0);
      assertRefused(Refusal.QUOTA, () -> begin("b", 501, IfThere.REFUSE));
      begin(ID, "b", 501, IfThere.REFUSE, "another").close();
    }
    begin("c", 1000, IfThere.REFUSE).close(); // what was not sent is not charged
  }

  @Test
  void fivePercentOfTheDiskStayFreeForAllFilesTogether() throws Exception {
    long kept = (1L << 40) / 100 * 5;
    free = kept + 1000;

    assertRefused(Refusal.DISK_FULL, () -> begin("f", 1001, IfThere.REFUSE));
    try (Incoming first = begin("a", 600, IfThere.REFUSE)) {
      assertRefused(Refusal.DISK_FULL, () -> begin("b", 401, IfThere.REFUSE));
      begin("b", 400, IfThere.REFUSE).close();
      first.start(0);
    }
  }

  @Test
  void moreThanTheAnnouncedSizeIsNotWritten() throws Exception {
    try (Incoming file = begin("f", 4, IfThere.REFUSE)) {
      file.start(0);
      file.write(data("abc"));
      assertRefused(Refusal.PROTOCOL, () -> file.write(data("de")));
      assertThat(Files.size(partOf(file))).isEqualTo(3);
    }
  }

  private Path partOf(Incoming open) throws Exception {
    assertThat(open.length()).isPositive();
    return path.resolve(Rig.names(path).get(0));
  }

  @Test
  void lessThanTheAnnouncedSizeIsNoFile() throws Exception {
    try (Incoming file = begin("f", 4, IfThere.REFUSE)) {
      file.start(0);
      file.write(data("abc"));
      assertRefused(Refusal.PROTOCOL, () -> file.finish(hash("abc")));
    }
    assertThat(path.resolve("f")).doesNotExist();
  }

  @Test
  void aWholeWithAnotherHashIsDeleted() throws Exception {
    try (Incoming file = begin("f", 3, IfThere.REFUSE)) {
      file.start(0);
      file.write(data("abc"));
      assertRefused(Refusal.DAMAGED, () -> file.finish(hash("abd")));
    }
    assertThat(Rig.names(path)).isEmpty();
  }

  @Test
  void partsThatNobodyWentOnWithForAWeekAreDeletedAndNothingElse() throws Exception {
    FileTime old = FileTime.from(Instant.now().minus(Inbox.STALE).minusSeconds(60));
    String key = "0123456789abcdef";
    for (String name : new String[] {".f." + key + ".part", ".f." + key + ".at", ".g.part", "f"}) {
      Files.setLastModifiedTime(Files.createFile(path.resolve(name)), old);
    }
    Files.createFile(path.resolve(".new." + key + ".part"));

    Inbox.open(path, InboxLimits.DEFAULT).close();

    assertThat(Rig.names(path)).containsExactly(".g.part", ".new." + key + ".part", "f");
  }

  @Test
  void theLongestNameHasRoomForItsPart() throws Exception {
    String name = "\u00fc".repeat(127) + "x";

    assertThat(store(name, "text", IfThere.REFUSE)).isEqualTo(name);
    assertThat(path.resolve(name)).hasContent("text");
  }

  @Test
  void theSameRulesHoldWhereTheSystemHasNoDirectoryHandles() throws Exception {
    Directory named = new NamedDirectory(path.toRealPath());
    inbox = new Inbox(named, InboxLimits.DEFAULT, Space.of(named));
    Files.createSymbolicLink(path.resolve("link"), victim);
    Files.createSymbolicLink(path.resolve("away"), root);

    assertThat(store("d/e/f", "text", IfThere.REFUSE)).isEqualTo("d/e/f");
    assertThat(path.resolve("d/e/f")).hasContent("text");
    assertThat(store("d/e/f", "new", IfThere.OVERWRITE)).isEqualTo("d/e/f");
    assertRefused(Refusal.EXISTS, () -> store("link", "evil", IfThere.REFUSE));
    assertRefused(Refusal.NOT_A_FILE, () -> store("link", "evil", IfThere.OVERWRITE));
    assertRefused(Refusal.FAILED, () -> store("away/victim", "evil", IfThere.OVERWRITE));
    assertThat(Files.isSymbolicLink(path.resolve("link"))).isTrue();
    assertThat(Files.exists(path.resolve("d"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
