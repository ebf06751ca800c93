package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The private key is made once, for its owner alone, and never replaced by itself. */
class IdentityFileTest {

  @TempDir private Path home;

  private Path directory;
  private IdentityFile file;

  @BeforeEach
  void begin() {
    directory = home.resolve(".config/msp");
    file = new IdentityFile(directory);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Path existing(String permissions) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(file.path(), "old");
    return Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(permissions));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whereThereIsNoneNothingIsReadNorMade() throws IOException {
    assertThat(file.read()).isEmpty();
    assertThat(directory).doesNotExist();
  }

  @Test
  void theFirstUseMakesItForItsOwnerAlone() throws IOException {
    assertThat(file.readOrCreate(() -> bytes("new"))).isEqualTo(bytes("new"));

    assertThat(permissions(directory)).isEqualTo("rwx------");
    assertThat(permissions(file.path())).isEqualTo("rw-------");
    assertThat(file.path()).hasContent("new");
    assertThat(names()).containsExactly(".lock", "id");
  }

  @Test
  void theNextUseReadsIt() throws IOException {
    existing("rw-------");

    assertThat(file.readOrCreate(() -> bytes("new"))).isEqualTo(bytes("old"));
    assertThat(file.path()).hasContent("old");
  }

  @Test
  void ofManyWhoMakeItAtOnceAllGetTheSame() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i -> {
              try {
                byte[] got = file.readOrCreate(() -> bytes("key " + i));
                seen.add(new String(got, StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(seen).hasSize(1);
    assertThat(file.path()).hasContent(seen.iterator().next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-----w-", "rwx--x---"})
  void oneThatOthersMayUseIsRefusedAndStays(String permissions) throws IOException {
    Path path = existing(permissions);

    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> file.readOrCreate(() -> bytes("new")))
        .satisfies(
            e ->
                assertThat(e.getReason())
                    .isEqualTo("it can be read by others; do: chmod 600 " + path));
    assertThatIOException().isThrownBy(file::read);
    assertThatIOException().isThrownBy(() -> file.replace(bytes("new")));
    assertThat(path).hasContent("old");
  }

  @Test
  void aLinkIsRefusedAndStays() throws IOException {
    Files.createDirectories(directory);
    Path elsewhere = Files.writeString(home.resolve("elsewhere"), "other");
    Files.createSymbolicLink(file.path(), elsewhere);

    refused("it is a link or no regular file");
    assertThat(file.path()).isSymbolicLink();
    assertThat(elsewhere).hasContent("other");
  }

  @Test
  void aLinkThatLeadsNowhereIsRefusedAndNothingIsMadeWhereItLeads() throws IOException {
    Files.createDirectories(directory);
    Files.createSymbolicLink(file.path(), home.resolve("nowhere"));

    refused("it is a link or no regular file");
    assertThat(home.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aDirectoryInItsPlaceIsRefused() throws IOException {
    Files.createDirectories(file.path());

    refused("it is a link or no regular file");
  }

  @Test
  void aDirectoryThatOthersMayWriteIsRefused() throws IOException {
    existing("rw-------");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxr-x"));

    refused("it can be written by others; do: chmod go-w " + directory);
  }

  private void refused(String reason) {
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> file.readOrCreate(() -> bytes("new")))
        .satisfies(e -> assertThat(e.getReason()).startsWith(reason));
  }

  @Test
  void aFullDiskLeavesNothingBehindAndTheOldOneWhole() throws IOException {
    OwnDirectory full =
        new OwnDirectory(
            directory,
            (made, content) -> {
              Files.write(made, new byte[] {content[0]}); // a part of it, as disks do
              throw new IOException("No space left on device");
            });
    IdentityFile onFullDisk = new IdentityFile(full);

    assertThatIOException()
        .isThrownBy(() -> onFullDisk.readOrCreate(() -> bytes("new")))
        .withMessage("No space left on device");
    assertThat(names()).containsExactly(".lock");

    file.readOrCreate(() -> bytes("old"));
    assertThatIOException().isThrownBy(() -> onFullDisk.replace(bytes("new")));
    assertThat(file.path()).hasContent("old");
    assertThat(names()).containsExactly(".lock", "id");
  }

  @Test
  void replacingItKeepsItToItsOwner() throws IOException {
    existing("rw-------");
    file.replace(bytes("new"));

    assertThat(file.read()).contains(bytes("new"));
    assertThat(permissions(file.path())).isEqualTo("rw-------");
  }

  @Test
  void aFileThatNoIdentityCanBeIsNotReadIntoMemory() throws IOException {
    Path path = existing("rw-------");
    Files.write(path, new byte[OwnDirectory.LARGEST + 1]);

    refused("it is larger than 1 MiB");
  }
}
