package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFaultTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk"
      })
  void aFullDiskIsToldApartFromOtherFaults(String words) {
    TransferException fault = DiskFault.of(new IOException(words), "write 'f'");

    assertThat(fault.why()).isEqualTo(Refusal.DISK_FULL);
    assertThat(fault).hasMessage("cannot write 'f': " + words);
  }

  @Test
  void anyOtherFaultSaysWhatWasTriedAndWhyItFailed() {
    assertThat(DiskFault.of(new NoSuchFileException("f"), "read 'f'"))
        .hasMessage("cannot read 'f': it is not there");
    assertThat(DiskFault.of(new AccessDeniedException("f"), "read 'f'"))
        .hasMessage("cannot read 'f': permission denied");
    assertThat(DiskFault.of(new FileSystemException("f", null, "Is a directory"), "read 'f'"))
        .hasMessage("cannot read 'f': Is a directory");
    assertThat(DiskFault.of(new IOException("Input/output error"), "read 'f'").why())
        .isEqualTo(Refusal.FAILED);
  }
}
