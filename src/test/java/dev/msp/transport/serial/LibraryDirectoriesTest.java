package dev.msp.transport.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the native library is kept, and what of it is trusted. */
class LibraryDirectoriesTest {

  private static final String[] FILES = {"Linux/some/lib.so"};
  private static final byte[][] CONTENTS = {{1, 2, 3}};

  @TempDir Path root;

  private LibraryDirectories directories(String... candidates) throws IOException {
    List<Path> paths = Stream.of(candidates).map(root::resolve).toList();
    return new LibraryDirectories(paths, Files.getOwner(root));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void theCacheIsTriedFirstThenTheRuntimeDirectoryThenTheTemporaryOne() {
    Map<String, String> properties =
        Map.of("user.home", "/home/u", "java.io.tmpdir", "/tmp", "user.name", "u");
    assertThat(LibraryDirectories.candidates(Map.of(), properties))
        .containsExactly(Path.of("/home/u/.cache/msp"), Path.of("/tmp/msp-u"));
    assertThat(
            LibraryDirectories.candidates(
                Map.of("XDG_CACHE_HOME", "/c", "XDG_RUNTIME_DIR", "/run/user/7"), properties))
        .containsExactly(Path.of("/c/msp"), Path.of("/run/user/7/msp"), Path.of("/tmp/msp-u"));
    assertThat(LibraryDirectories.candidates(Map.of("XDG_CACHE_HOME", "relative"), properties))
        .startsWith(Path.of("/home/u/.cache/msp"));
  }

  @Test
  void everythingThatIsMadeIsForThisUserAlone() throws Exception {
    Path kept = directories("missing/.cache/msp").keep("v1", FILES, CONTENTS);
    assertThat(kept).isEqualTo(root.resolve("missing/.cache/msp/v1"));
    assertThat(Files.readAllBytes(kept.resolve(FILES[0]))).containsExactly(1, 2, 3);
    try (Stream<Path> made = Files.walk(root.resolve("missing"))) {
      for (Path path : made.toList()) {
        assertThat(mode(path)).as(path.toString()).isEqualTo("rwx------");
      }
    }
  }

  @Test
  void whatIsThereAlreadyIsLeftAlone() throws Exception {
    Path file = directories("msp").keep("v1", FILES, CONTENTS).resolve(FILES[0]);
    Object before = Files.getAttribute(file, "unix:ino");
    directories("msp").keep("v1", FILES, CONTENTS);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void whatHasOtherBytesOrIsWritableForOthersIsReplaced() throws Exception {
    Path file = directories("msp").keep("v1", FILES, CONTENTS).resolve(FILES[0]);
    Files.write(file, new byte[] {1, 2, 4});
    directories("msp").keep("v1", FILES, CONTENTS);
    assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
    Object writable = Files.getAttribute(file, "unix:ino");
    directories("msp").keep("v1", FILES, CONTENTS);
    assertThat(mode(file)).isEqualTo("rwx------");
    assertThat(Files.getAttribute(file, "unix:ino")).isNotEqualTo(writable);
  }

  @Test
  void aLinkInPlaceOfTheFileIsReplacedAndNotFollowed() throws Exception {
    Path file = directories("msp").keep("v1", FILES, CONTENTS).resolve(FILES[0]);
    Path elsewhere = Files.write(root.resolve("elsewhere"), CONTENTS[0]);
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    directories("msp").keep("v1", FILES, CONTENTS);
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(Files.exists(elsewhere)).isTrue();
  }

  @Test
  void aDirectoryThatOthersCanWriteToIsClosedToThem() throws Exception {
    Path open = Files.createDirectory(root.resolve("msp"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    directories("msp").keep("v1", FILES, CONTENTS);
    assertThat(mode(open)).isEqualTo("rwx------");
  }

  @Test
  void whatWillNotDoIsPassedOver() throws Exception {
    Files.createSymbolicLink(root.resolve("link"), Files.createDirectory(root.resolve("real")));
    Files.createFile(root.resolve("file"));
    assertThat(directories("link", "file/msp", "good").keep("v1", FILES, CONTENTS))
        .isEqualTo(root.resolve("good/v1"));
    assertThat(root.resolve("real")).isEmptyDirectory();
  }

  @Test
  void aDirectoryOfSomebodyElseIsNotUsed() throws Exception {
    Files.createDirectory(root.resolve("msp"));
    LibraryDirectories ofOther =
        new LibraryDirectories(List.of(root.resolve("msp")), () -> "somebody");
    assertThatThrownBy(() -> ofOther.keep("v1", FILES, CONTENTS))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("it belongs to somebody else");
    assertThat(root.resolve("msp")).isEmptyDirectory();
  }

  @Test
  void whereNothingWillDoTheSentenceSaysWhy() throws Exception {
    Files.createFile(root.resolve("file"));
    assertThatThrownBy(() -> directories("file", "file/x").keep("v1", FILES, CONTENTS))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageStartingWith("no directory can hold the serial library (" + root + "/file ")
        .hasMessageContaining(", " + root + "/file/x cannot be used: ")
        .hasMessageEndingWith("; set XDG_CACHE_HOME to one of yours that is not mounted noexec");
  }

  @Test
  void manyThatStartAtOnceAllGetTheWholeFile() throws Exception {
    byte[][] large = {new byte[300_000]};
    Arrays.fill(large[0], (byte) 7);
    List<Callable<byte[]>> starts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starts.add(
          () -> Files.readAllBytes(directories("msp").keep("v1", FILES, large).resolve(FILES[0])));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<byte[]> start : threads.invokeAll(starts)) {
        assertThat(start.get()).isEqualTo(large[0]);
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> left = Files.list(root.resolve("msp/v1/Linux/some"))) {
      assertThat(left).containsExactly(root.resolve("msp/v1/Linux/some/lib.so"));
    }
  }

  @Test
  void theLibraryItselfIsUnpackedUnderItsVersion() throws Exception {
    // asked of the jar: the class itself would load its library from where it likes
    String version = SerialPort.class.getPackage().getImplementationVersion();
    Path kept = NativeLibrary.unpack(directories("msp"));
    assertThat(kept.getFileName().toString())
        .matches("jserialcomm-" + version.replace(".", "\\.") + "-[0-9a-f]+");
    try (Stream<Path> files = Files.walk(kept)) {
      assertThat(files.filter(file -> file.endsWith("libjSerialComm.so"))).isNotEmpty();
    }
  }

  @Test
  void theNameByWhichTheLibraryChangesSignalsIsReplacedOnce() {
    byte[] library = "\0tcflush\0sigaction\0write\0".getBytes(US_ASCII);
    assertThat(new String(NativeLibrary.withoutSignals(library), US_ASCII))
        .isEqualTo("\0tcflush\0isalnum\0n\0write\0");
    byte[] twice = "\0sigaction\0sigaction\0".getBytes(US_ASCII);
    assertThat(NativeLibrary.withoutSignals(twice)).isEqualTo(twice);
    assertThat(NativeLibrary.withoutSignals(new byte[3])).isEqualTo(new byte[3]);
  }
}
