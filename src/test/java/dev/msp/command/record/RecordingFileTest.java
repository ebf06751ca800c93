package dev.msp.command.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFileTest {

  @TempDir Path directory;

  @Test
  void whatIsAddedIsWrittenBehindTheRest() throws Exception {
    Path path = directory.resolve("x.msp");
    RecordingFile file = RecordingFile.create(path, false);
    file.add("first", null);
    file.write();
    file.add("second", null);
    file.add("€", null);
    file.write();
    assertThat(path).hasContent("first\nsecond\n€\n");
    file.add("third", null);
    file.write();
    file.close();
    assertThat(path).hasContent("first\nsecond\n€\nthird\n");
  }

  @Test
  void aRecordingIsNeverLongerThanACommandFileMayBe() throws Exception {
    Path path = directory.resolve("x.msp");
    RecordingFile file = RecordingFile.create(path, false);
    file.add("x".repeat(RecordingFile.MOST_BYTES - 1), null);
    file.write();
    file.add("y", null);
    assertThatIOException().isThrownBy(file::write).withMessageContaining("it is full");
    file.close();
    assertThat(Files.size(path)).isEqualTo(RecordingFile.MOST_BYTES);
  }
}
