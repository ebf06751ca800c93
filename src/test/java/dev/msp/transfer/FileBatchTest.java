package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several files, of which some do not go. */
@Timeout(30)
class FileBatchTest {

  @TempDir private Path root;

  private Rig rig;

  @BeforeEach
  void begin() throws Exception {
    rig = new Rig(root);
  }

  @AfterEach
  void end() throws Exception {
    rig.close();
  }

  private List<LocalFile> tree(String... names) throws Exception {
    for (String name : names) {
      Path path = rig.local.resolve("tree").resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, Rig.bytes(1000 + name.length()));
    }
    return LocalFile.named(List.of(rig.local.resolve("tree").toString()), true);
  }

  private void there(String name) throws Exception {
    Path path = rig.inboxPath.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[] {1});
  }

  @Test
  void whatIsThereAlreadyDoesNotKeepTheOthersBack() throws Exception {
    there("tree/b");
    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    batch.put(tree("a", "b", "c/d"));

    assertThat(rig.stored)
        .extracting(TransferEvents.Stored::name)
        .containsExactly("tree/a", "tree/c/d");
    assertThat(rig.refused).containsExactly("tree/b EXISTS");
    assertThat(batch.missing()).isEqualTo(1);
    assertThat(batch.asked()).isEqualTo(3);
    assertThat(rig.inboxPath.resolve("tree/b")).hasBinaryContent(new byte[] {1});
  }

  @Test
  void whatIsThereAlreadyIsLeftOutOnRequestAndAllHasGone() throws Exception {
    there("tree/b");
    FileBatch batch = rig.batch(IfThere.REFUSE, true);
    batch.put(tree("a", "b", "c/d"));

    assertThat(rig.skipped).containsExactly("tree/b");
    assertThat(rig.refused).isEmpty();
    assertThat(batch.missing()).isZero();
  }

  @Test
  void theOnlyFileThatIsRefusedIsNotToldTwice() throws Exception {
    there("tree/a");
    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    List<LocalFile> one = tree("a");

    assertThatThrownBy(() -> batch.put(one)).hasMessageContaining("is there already");
    assertThat(rig.refused).isEmpty();
    assertThat(batch.missing()).isEqualTo(1);
  }

  @Test
  void whatConcernsAllOfThemEndsIt() throws Exception {
    FileBatch batch = rig.batch(IfThere.OVERWRITE, false);
    List<LocalFile> files = tree("a", "b", "c");

    assertThatThrownBy(() -> batch.put(files)).hasMessageContaining("nothing is overwritten here");
    assertThat(rig.refused).isEmpty();
    assertThat(batch.missing()).isEqualTo(3);
  }

  @Test
  void namesBelowADirectoryThatNoInboxTakesAreToldAndTheOthersGo() throws Exception {
    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    batch.put(tree(".hidden", "12:30", "good", "-x"));

    assertThat(rig.refused)
        .containsExactlyInAnyOrder("tree/.hidden NAME", "tree/12:30 NAME", "tree/-x NAME");
    assertThat(rig.stored).extracting(TransferEvents.Stored::name).containsExactly("tree/good");
  }

  @Test
  void aFileThatCannotBeReadIsGivenUpAndTheNextGoesOverTheSameChannel() throws Exception {
    List<LocalFile> files = new ArrayList<>(tree("a", "c"));
    Path away = rig.local.resolve("tree/b");
    files.add(1, new LocalFile(away, "tree/b", true));
    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    batch.put(files);

    assertThat(rig.refused).containsExactly("tree/b FAILED");
    assertThat(rig.stored)
        .extracting(TransferEvents.Stored::name)
        .containsExactly("tree/a", "tree/c");
    assertThat(rig.opened()).isEqualTo(1);
  }

  @Test
  void theOnlyFileIsNamedInItsFailureToo() throws Exception {
    Path away = rig.local.resolve("away");
    FileBatch batch = rig.batch(IfThere.REFUSE, false);

    assertThatThrownBy(() -> batch.put(List.of(new LocalFile(away, "away", true))))
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith("away: ");
  }

  @Test
  void namesThatNoInboxTakesAreAllToldBeforeTheFirstFileGoes() throws Exception {
    List<String> names = new ArrayList<>();
    for (String name : List.of("good", ".hidden", "-x")) {
      names.add(Files.write(rig.local.resolve(name), new byte[1]).toString());
    }
    assertThatThrownBy(() -> LocalFile.named(names, false))
        .hasMessageContaining("'.hidden' begins with a point or a dash")
        .hasMessageContaining("'-x' begins with")
        .hasMessageEndingWith("give it another name; nothing was sent");
  }

  @Test
  void ofADirectoryThatIsGotNothingIsLeftOutWithoutAWord() throws Exception {
    Path shared = Files.createDirectories(rig.sharedPath.resolve("proj/sub/.git"));
    Files.write(shared.resolve("inside"), new byte[1]);
    for (String name : List.of("Makefile", ".gitignore", "a:b", "new\nline", "sub/deep")) {
      Files.write(rig.sharedPath.resolve("proj").resolve(name), Rig.bytes(10));
    }
    Files.createSymbolicLink(rig.sharedPath.resolve("proj/link"), Path.of("Makefile"));
    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    batch.get(List.of(RelativeName.of("proj")), true, rig.inbox);

    assertThat(rig.stored)
        .extracting(TransferEvents.Stored::name)
        .containsExactly("proj/Makefile", "proj/sub/deep");
    assertThat(rig.refused)
        .containsExactlyInAnyOrder(
            "proj/.gitignore NAME",
            "proj/a:b NAME",
            "proj/new\nline NAME",
            "proj/sub/.git NAME",
            "proj/link NOT_A_FILE");
    assertThat(batch.missing()).isEqualTo(5);
    assertThat(batch.asked()).isEqualTo(7);
  }

  @Test
  void aFileMayBeAskedForAsIfItWereADirectory() throws Exception {
    Files.write(rig.sharedPath.resolve("log"), Rig.bytes(10));
    FileBatch batch = rig.batch(IfThere.REFUSE, false);
    batch.get(List.of(RelativeName.of("log")), true, rig.inbox);

    assertThat(rig.inboxPath.resolve("log")).hasBinaryContent(Rig.bytes(10));
    assertThat(batch.missing()).isZero();
  }
}
