package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.Soak;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files beyond what 32 bits count. Source: RELIABILITY row 41. */
@Tag(Soak.TAG)
@Timeout(1200)
class LargeFileTest {

  private static final long MIB = 1 << 20;
  private static final long BEYOND = 5L << 30;

  @TempDir private Path root;

  @Test
  void aPartGoesOnBeyondFourGibibytes() throws Exception {
    try (Directory directory = Directory.open(root);
        Part part = new Part(directory, "f", "0123456789abcdef")) {
      part.open();
      part.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), BEYOND);
      part.sync(BEYOND + 3);

      assertThat(part.length()).isEqualTo(BEYOND + 3);
      assertThat(part.safe()).isEqualTo(BEYOND + 3);
      ByteBuffer read = ByteBuffer.allocate(3);
      assertThat(part.read(read, BEYOND)).isEqualTo(3);
      assertThat(read.array()).containsExactly(1, 2, 3);
      part.cut(BEYOND + 1);
      assertThat(part.length()).isEqualTo(BEYOND + 1);
      part.delete();
    }
  }

  @Test
  void aSparseFileArrivesWhole() throws Exception {
    long size = Soak.figure(5, 5 * 1024) * MIB + 1;
    try (Rig rig = new Rig(root, new InboxLimits(2 * BEYOND, 2 * BEYOND, 0))) {
      Path file = rig.local.resolve("f");
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.seek(size - 1);
        sparse.write(7);
      }
      // Large blocks: what is proved is the count of bytes, not the credit of the channel.
      rig.client(number -> new ChannelPair(ChannelPair.SEALED, 60_000))
          .put(LocalFile.of(file), IfThere.REFUSE);
      rig.settle();

      Path stored = rig.inboxPath.resolve("f");
      assertThat(Files.size(stored)).isEqualTo(size);
      assertThat(Files.mismatch(stored, file)).isEqualTo(-1);
    }
  }

  @Test
  void aSizeBeyondFourGibibytesIsPromisedRoomInFull() throws Exception {
    Space disk =
        new Space() {
          @Override
          public long total() {
            return BEYOND;
          }

          @Override
          public long usable() {
            return BEYOND - 1;
          }
        };
    Ledger ledger = new Ledger(new InboxLimits(2 * BEYOND, 2 * BEYOND, 0), disk);

    assertThat(refusal(ledger, BEYOND)).contains(Refusal.DISK_FULL);
    assertThat(refusal(ledger, BEYOND - 1)).isEmpty();
    assertThat(refusal(ledger, 1L << 32)).as("none of it is left").contains(Refusal.DISK_FULL);
  }

  private static Optional<Refusal> refusal(Ledger ledger, long bytes) throws Exception {
    try {
      ledger.book("peer", bytes);
      return Optional.empty();
    } catch (TransferException e) {
      return Optional.of(e.why());
    }
  }
}
