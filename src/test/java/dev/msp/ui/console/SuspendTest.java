package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Stopped by Ctrl-Z, and brought back by fg. */
class SuspendTest {

  private static final String LEAVE = "\u001B[?1049l";

  @Test
  void theOtherScreenIsLeftOnceSoThatTheCursorStaysWhereTheShellHasIt() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      int before = desk.screen.written().length;
      desk.screen.type("\u001A");
      desk.screen.type("back");
      desk.screen.await("> back");
      byte[] written = desk.screen.written();
      String since =
          new String(written, before, written.length - before, StandardCharsets.ISO_8859_1);
      assertThat(since.split(Pattern.quote(LEAVE), -1)).hasSize(2);
      assertThat(since.indexOf(LEAVE)).isLessThan(since.indexOf("\u001B[?1049h"));
    }
  }
}
