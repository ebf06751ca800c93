package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The disk fails at the first change that a transfer makes on it, at the second, and so on to the
 * last: whatever there is afterwards goes on to be the whole. Source: RELIABILITY rows 36 and 38.
 */
@Timeout(120)
class FullDiskTest {

  private static final int SIZE = 30_000;

  /** More than a transfer of so many bytes makes. */
  private static final int MANY_CHANGES = 60;

  @TempDir private Path root;

  private final FaultyDisk.Faults faults = new FaultyDisk.Faults();
  private Rig rig;
  private Inbox inbox;

  @BeforeEach
  void open() throws Exception {
    rig = new Rig(root);
    FaultyDisk disk = new FaultyDisk(rig.inboxPath, faults);
    inbox = new Inbox(disk, InboxLimits.DEFAULT, Space.of(disk));
    rig.rights = new FileRights(Optional.of(inbox), Optional.of(rig.shared), true, false);
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
    inbox.close();
  }

  /** How a file comes into the inbox. */
  private interface Transfer {
    void run() throws Exception;
  }

  /** Fails each change once; returns how many there were. */
  private int failEach(Path target, byte[] content, boolean lasting, Transfer transfer)
      throws Exception {
    for (int number = 1; number < MANY_CHANGES; number++) {
      faults.fail(number, lasting);
      boolean told = false;
      try {
        transfer.run();
      } catch (TransferException e) {
        told = true;
        assertThat(e.why()).as("change %d: %s", number, e).isEqualTo(Refusal.DISK_FULL);
      }
      rig.settle();
      boolean failed = faults.stop();
      if (!told) {
        assertThat(target).as("change %d", number).hasBinaryContent(content);
      }
      if (!failed) {
        return number - 1;
      }
      if (Files.exists(target)) {
        assertThat(target).as("whole or not at all, change %d", number).hasBinaryContent(content);
      } else {
        transfer.run();
        rig.settle();
        assertThat(target).as("after change %d", number).hasBinaryContent(content);
      }
      inbox.clean(java.time.Instant.MAX);
      assertThat(Rig.names(rig.inboxPath)).as("after change %d", number).containsExactly("f");
      Files.delete(target);
    }
    throw new AssertionError("the transfer has more changes than was thought");
  }

  @ParameterizedTest(name = "it stays full: {0}")
  @ValueSource(booleans = {true, false})
  void aFileThatIsPutArrivesWholeAfterAnyFaultOfTheDisk(boolean lasting) throws Exception {
    Path file = rig.file("f", SIZE);
    Transfer put = () -> rig.client().put(LocalFile.of(file), IfThere.REFUSE);
    Path target = rig.inboxPath.resolve("f");

    assertThat(failEach(target, Files.readAllBytes(file), lasting, put)).isGreaterThan(8);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSE", "RENAME", "OVERWRITE"})
  void aFileThatIsGotArrivesWholeAfterAnyFaultOfTheDisk(IfThere ifThere) throws Exception {
    byte[] content = Rig.bytes(SIZE);
    Files.write(rig.sharedPath.resolve("f"), content);
    RelativeName name = RelativeName.of("f");
    Transfer get = () -> rig.client().get(name, name, inbox, ifThere);

    assertThat(failEach(rig.inboxPath.resolve("f"), content, true, get)).isGreaterThan(8);
  }
}
