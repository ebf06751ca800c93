package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read at all. */
class ConfigFileTest {

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("msp.conf"), text);
  }

  @Test
  void aRegularFileIsReadAlsoThroughALink() throws Exception {
    Path file = file("[profile p]\nendpoint = loop:\n");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    assertThat(Config.read(file).profileNames()).containsExactly("p");
    assertThat(Config.read(link).profileNames()).containsExactly("p");
  }

  @Test
  void devNullIsEmpty() throws Exception {
    assertThat(Config.read(Path.of("/dev/null")).profileNames()).isEmpty();
  }

  @Test
  void nothingElseIsRead() throws IOException {
    assertThatThrownBy(() -> Config.read(directory))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("it is a directory");
    assertThatThrownBy(() -> Config.read(Path.of("/dev/zero")))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("it is no regular file");
    assertThatThrownBy(() -> Config.read(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileMayHave1MiBAndNoMore() throws Exception {
    String line = "#" + "x".repeat(1022) + "\n";
    assertThat(Config.read(file(line.repeat(1024))).profileNames()).isEmpty();
    assertThatThrownBy(() -> Config.read(file(line.repeat(1024) + "\n")))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("it is larger than 1 MiB");
  }

  @Test
  void aMistakeIsToldWithTheNameOfTheFile() throws IOException {
    Path file = file("x");
    assertThatThrownBy(() -> Config.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ":1:2: expected = behind x");
  }
}
