package dev.msp.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.TerminalOnPty;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalTerminalTest {

  private static TerminalOnPty start() throws IOException {
    String classPath =
        source(OnTerminal.class)
            + ':'
            + source(LocalTerminal.class)
            + ':'
            + source(org.jline.nativ.CLibrary.class);
    return TerminalOnPty.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            OnTerminal.class.getName()));
  }

  private static String source(Class<?> type) {
    URI place = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(place).toString();
  }

  @Test
  void closingLeavesTheTerminalAsItWasAndWritesNothingMore() throws Exception {
    try (TerminalOnPty terminal = start()) {
      terminal.await("ready");
      assertThat(terminal.isChanged()).isTrue();
      terminal.type("q");
      assertThat(terminal.exitCode()).as("columns where none are known").isEqualTo(80);
      assertThat(terminal.isChanged()).isFalse();
      assertThat(terminal.screen()).isEqualTo("ready\r\n");
    }
  }

  @Test
  void aBugOnAnyThreadLeavesTheTerminalAsItWas() throws Exception {
    try (TerminalOnPty terminal = start()) {
      terminal.await("ready");
      terminal.type("x");
      assertThat(terminal.exitCode()).isEqualTo(70);
      assertThat(terminal.isChanged()).isFalse();
    }
  }

  @Test
  void aSignalLeavesTheTerminalAsItWas() throws Exception {
    try (TerminalOnPty terminal = start()) {
      terminal.await("ready");
      terminal.signal("TERM");
      assertThat(terminal.exitCode()).isEqualTo(143);
      assertThat(terminal.isChanged()).isFalse();
    }
  }

  @Test
  void theNativeLibraryIsUnpackedBelowTheUsersCache() {
    assertThat(NativeLibrary.directory("/c", "/home/u")).hasToString("/c/msp");
    assertThat(NativeLibrary.directory("relative", "/home/u")).hasToString("/home/u/.cache/msp");
    assertThat(NativeLibrary.directory(null, "/home/u")).hasToString("/home/u/.cache/msp");
  }
}
