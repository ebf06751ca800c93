package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transfers whose link is lost: at every place, again and again, with both ends made anew. */
@Timeout(60)
class ResumeTest {

  private static final int BLOCK = 4096;
  private static final long MIB = 1 << 20;

  @TempDir Path root;

  private static ChannelPair whole() {
    return new ChannelPair(ChannelPair.SEALED, BLOCK);
  }

  /** OFFER, ACCEPT, START, 13 times DATA, END, DONE, SEEN: the link is lost before each of them. */
  @Test
  void aFileThatIsCutBeforeAnyOfItsRecordsArrivesWhole() throws Exception {
    for (int cut = 0; cut < 20; cut++) {
      int at = cut;
      try (Rig rig = new Rig(root.resolve("cut" + cut))) {
        Path file = rig.file("f", 50_000);
        IntFunction<ChannelPair> pairs =
            number -> number == 0 ? new ChannelPair(ChannelPair.SEALED, BLOCK, at, 0) : whole();

        assertThat(rig.client(pairs).put(LocalFile.of(file), IfThere.REFUSE)).isEqualTo("f");
        rig.settle();

        assertThat(rig.inboxPath.resolve("f")).hasSameBinaryContentAs(file);
        assertThat(Rig.names(rig.inboxPath)).as("cut at %d", cut).contains("f");
        assertThat(rig.opened).as("cut at %d", cut).isEqualTo(cut < 18 ? 2 : 1);
      }
    }
  }

  @Test
  void aFileThatIsGotAndCutBeforeAnyOfItsRecordsArrivesWhole() throws Exception {
    for (int cut = 0; cut < 21; cut++) {
      int at = cut;
      Path here = Files.createDirectories(root.resolve("here" + cut));
      try (Rig rig = new Rig(root.resolve("there" + cut));
          Inbox mine = Inbox.open(here, InboxLimits.DEFAULT)) {
        Files.write(rig.sharedPath.resolve("f"), Rig.bytes(50_000));
        IntFunction<ChannelPair> pairs =
            number -> number == 0 ? new ChannelPair(ChannelPair.SEALED, BLOCK, at, 9) : whole();
        RelativeName name = RelativeName.of("f");

        assertThat(rig.client(pairs).get(name, name, mine, IfThere.REFUSE)).isEqualTo("f");
        rig.settle();

        assertThat(here.resolve("f")).hasBinaryContent(Rig.bytes(50_000));
        assertThat(Rig.names(here)).containsExactly("f");
      }
    }
  }

  @Test
  void twoHundredCutsAtRandomPlacesCostLessThanAMebibyteEach() throws Exception {
    long seed = 20_261_122;
    Random random = new Random(seed);
    int cuts = 0;
    for (int round = 0; cuts < 200; round++) {
      try (Rig rig = new Rig(root.resolve("r" + round))) {
        int size = 300_000 + random.nextInt(300_000);
        Path file = rig.file("f", size);
        IntFunction<ChannelPair> pairs =
            number ->
                new ChannelPair(ChannelPair.SEALED, BLOCK, random.nextInt(60), random.nextInt(60));

        rig.client(pairs).put(LocalFile.of(file), IfThere.REFUSE);
        rig.settle();

        int lost = rig.opened - 1;
        long moved = rig.stored.get(0).moved();
        assertThat(rig.inboxPath.resolve("f"))
            .as("seed %d, round %d", seed, round)
            .hasSameBinaryContentAs(file);
        assertThat(moved).isBetween((long) size, size + lost * MIB);
        cuts += lost;
      }
    }
  }

  /** Sends over a link that is lost at some block and never comes back. */
  private static void putInVain(Rig rig, Path file, int blocks) {
    FileClient client =
        new FileClient(
            new ChannelSource() {
              private boolean used;

              @Override
              public ChannelPair.End open() throws ChannelException {
                if (used) {
                  throw new ChannelException(
                      ChannelException.Cause.LINK_LOST, "the line is gone for good");
                }
                used = true;
                ChannelPair pair = new ChannelPair(ChannelPair.SEALED, BLOCK, blocks, 1000);
                rig.serve(pair);
                return pair.left();
              }
            },
            false,
            Clock.system(),
            TransferEvents.NONE,
            nanos -> {});
    assertThatThrownBy(() -> client.put(LocalFile.of(file), IfThere.REFUSE))
        .isInstanceOf(ChannelException.class)
        .hasMessage("the line is gone for good");
  }

  @Test
  void bothEndsMadeAnewGoOnWhereTheOldOnesStopped() throws Exception {
    int size = 2_000_000;
    try (Rig before = new Rig(root)) {
      putInVain(before, before.file("f", size), 300);
      before.settle();
      assertThat(Rig.names(before.inboxPath)).noneMatch("f"::equals).hasSize(2);
    }

    try (Rig after = new Rig(root)) {
      after.client().put(LocalFile.of(after.local.resolve("f")), IfThere.REFUSE);
      after.settle();

      assertThat(after.inboxPath.resolve("f")).hasBinaryContent(Rig.bytes(size));
      assertThat(after.stored.get(0).moved()).isLessThan(size - 250 * 4095);
      assertThat(after.progress.get(0).resumedFrom()).isGreaterThan(250 * 4095);
      assertThat(Rig.names(after.inboxPath)).containsExactly("f");
    }
  }

  @Test
  void aFileThatWasChangedSinceIsSentFromItsBeginning() throws Exception {
    try (Rig rig = new Rig(root)) {
      Path file = rig.file("f", 400_000);
      FileTime time = Files.getLastModifiedTime(file);
      putInVain(rig, file, 60);
      rig.settle();
      byte[] changed = Rig.bytes(400_000);
      changed[5] ^= 1;
      Files.write(file, changed);
      Files.setLastModifiedTime(file, time); // the same name, size and time, so the same id

      rig.client().put(LocalFile.of(file), IfThere.REFUSE);
      rig.settle();

      assertThat(rig.inboxPath.resolve("f")).hasBinaryContent(changed);
      assertThat(rig.stored.get(0).moved()).isEqualTo(400_000);
      assertThat(rig.progress.get(0).resumedFrom()).isZero();
    }
  }

  @Test
  void aPartThatLostItsEndInAPowerCutGoesOnFromWhatWasOnTheDisk() throws Exception {
    try (Rig rig = new Rig(root)) {
      Path file = rig.file("f", 400_000);
      putInVain(rig, file, 60);
      rig.settle();
      Path part = only(rig.inboxPath, ".part");
      long reached = Files.size(part);
      // What a file system may leave: the length grew, the bytes never came.
      Files.write(part, new byte[50_000], StandardOpenOption.APPEND);

      rig.client().put(LocalFile.of(file), IfThere.REFUSE);
      rig.settle();

      assertThat(rig.inboxPath.resolve("f")).hasSameBinaryContentAs(file);
      assertThat(rig.progress.get(0).resumedFrom()).isEqualTo(reached);
    }
  }

  @Test
  void aTornJournalCostsNothingButTheSafePlace() throws Exception {
    try (Rig rig = new Rig(root)) {
      Path file = rig.file("f", 400_000);
      putInVain(rig, file, 60);
      rig.settle();
      Path part = only(rig.inboxPath, ".part");
      Files.write(only(rig.inboxPath, ".at"), new byte[] {1, 0, 0});

      rig.client().put(LocalFile.of(file), IfThere.REFUSE);
      rig.settle();

      assertThat(rig.inboxPath.resolve("f")).hasSameBinaryContentAs(file);
      assertThat(part).doesNotExist();
      assertThat(rig.progress.get(0).resumedFrom()).isPositive();
    }
  }

  private static Path only(Path directory, String ending) throws Exception {
    List<String> names = Rig.names(directory).stream().filter(n -> n.endsWith(ending)).toList();
    assertThat(names).hasSize(1);
    return directory.resolve(names.get(0));
  }

  /** DONE was lost and the receiver killed: the sender asks again, and nothing is sent twice. */
  @Test
  void aFileThatIsStoredAlreadyIsNotSentAgainToWhomeverSentIt() throws Exception {
    int size = 50_000;
    try (Rig before = new Rig(root)) {
      putInVain(before, before.file("f", size), 17); // all but DONE
      before.settle();
      assertThat(before.inboxPath.resolve("f")).hasBinaryContent(Rig.bytes(size));
    }

    try (Rig after = new Rig(root)) {
      after.client().put(LocalFile.of(after.local.resolve("f")), IfThere.REFUSE);
      after.settle();

      assertThat(after.stored)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nanos")
          .containsExactly(new TransferEvents.Stored("f", "f", true, size, 0, 0));
      assertThat(Rig.names(after.inboxPath)).containsExactly("f");
    }
  }

  /** Killed between the two steps in which a part becomes the file: both names are there. */
  @Test
  void aPartThatHasItsNameAlreadyIsNotStoredTwice() throws Exception {
    try (Rig rig = new Rig(root)) {
      Path file = rig.file("f", 50_000);
      putInVain(rig, file, 17);
      rig.settle();
      String journal = Rig.names(rig.inboxPath).get(0);
      Files.createLink(
          rig.inboxPath.resolve(journal.replaceAll("at$", "part")), rig.inboxPath.resolve("f"));

      rig.client().put(LocalFile.of(file), IfThere.REFUSE);
      rig.settle();

      assertThat(Rig.names(rig.inboxPath)).containsExactly("f");
      assertThat(rig.inboxPath.resolve("f")).hasSameBinaryContentAs(file);
      assertThat(rig.stored.get(0).moved()).isZero();
    }
  }

  @Test
  void anotherPeerDoesNotGoOnWithThePartOfTheFirst() throws Exception {
    try (Rig rig = new Rig(root)) {
      Path file = rig.file("f", 400_000);
      putInVain(rig, file, 60);
      rig.settle();
      Peer other = new Peer("other", Optional.of("SHA256:other"));

      rig.client(number -> new ChannelPair(other, BLOCK)).put(LocalFile.of(file), IfThere.REFUSE);
      rig.settle();

      assertThat(rig.progress.get(0).resumedFrom()).isZero();
      assertThat(only(rig.inboxPath, ".part")).exists();
    }
  }
}
