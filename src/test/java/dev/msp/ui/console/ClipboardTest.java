package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a copy reaches the clipboard of the terminal. */
class ClipboardTest {

  private final VirtualScreen terminal = new VirtualScreen(80, 24);

  private String written() {
    return new String(terminal.written(), StandardCharsets.US_ASCII);
  }

  private static String sequence(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return "\u001B]52;c;" + Base64.getEncoder().encodeToString(utf8) + "\u0007";
  }

  @Test
  void theTerminalIsToldByOneSequence() {
    new Clipboard(terminal, Multiplexer.of(Map.of("STY", ""))).copy("grüße");
    assertThat(written()).isEqualTo(sequence("grüße"));
  }

  @Test
  void insideOfScreenItIsWrappedInPiecesThatScreenPassesOn() {
    String text = "0123456789".repeat(100);
    new Clipboard(terminal, Multiplexer.of(Map.of("STY", "4711.pts-0"))).copy(text);
    String[] pieces = written().split("\u001B\\\\", -1);
    assertThat(pieces).hasSize(3).endsWith("");
    assertThat(pieces[0]).startsWith("\u001BP\u001B]52;c;").hasSizeLessThanOrEqualTo(766);
    assertThat(pieces[1]).startsWith("\u001BP").hasSizeLessThanOrEqualTo(766);
    assertThat(pieces[0].substring(2) + pieces[1].substring(2)).isEqualTo(sequence(text));
  }
}
