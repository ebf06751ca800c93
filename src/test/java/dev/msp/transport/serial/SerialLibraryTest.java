package dev.msp.transport.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialLibraryTest {

  @Test
  void whatKeepsItFromBeingLoadedIsPartedFromTheRemedy(@TempDir Path home) throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    LibraryDirectories none =
        new LibraryDirectories(List.of(file.resolve("msp")), Files.getOwner(home));
    SerialLibrary library = new SerialLibrary("never", "tried", "");
    try {
      NativeLibrary.unpack(none);
    } catch (NativeLibraryException e) {
      library = SerialLibrary.failed(String.valueOf(e.getMessage()));
    }
    assertThat(library.directory()).isEmpty();
    assertThat(library.fault())
        .startsWith("no directory can hold the serial library (" + file)
        .endsWith(")");
    assertThat(library.remedy())
        .isEqualTo("set XDG_CACHE_HOME to one of yours that is not mounted noexec");
  }

  @Test
  void aSentenceWithoutRemedyIsAllFault() {
    assertThat(SerialLibrary.failed("why")).isEqualTo(new SerialLibrary("", "why", ""));
  }
}
