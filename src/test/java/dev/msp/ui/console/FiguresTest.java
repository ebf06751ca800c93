package dev.msp.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.transport.Transport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is counted and shown of a session: in the last row, and in the panel of figures. */
@Timeout(60)
class FiguresTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  @TempDir Path home;

  private static byte[] damaged() {
    byte[] frame = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("broken"));
    frame[frame.length - 1] ^= 1;
    return frame;
  }

  @Test
  void thePanelShowsOutcomesBySignsAndTheRoundTripsAsBars() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      Transport end = desk.end();
      desk.screen.await("type a message");
      desk.screen.type("one\r");
      desk.screen.await("pending");
      Desk.acknowledge(end);
      desk.screen.await("✓ acked");
      Desk.write(end, damaged());
      desk.screen.await("bad 1");
      desk.screen.type(Desk.F3);
      assertThat(desk.screen.await("% in time")).contains("✓!  100 % in time");
      desk.screen.await("sent 1  ✓ acked 1  ~ late 0  ✗ no ACK 0  ! bad 1");
      assertThat(desk.screen.await("ms │")).endsWith("│█");
      desk.screen.type(Desk.F3);
      desk.screen.await(
          "closed", lines -> lines.stream().noneMatch(line -> line.contains("% in time")));
    }
  }

  @Test
  void theHeadingTellsOfALogAsLongAsItRuns() throws Exception {
    try (Desk desk = new Desk(80, 24, "open loop: as dev")) {
      desk.screen.await("type a message");
      desk.screen.type(Desk.ESC);
      desk.screen.await("i: type a message");
      desk.screen.type(":");
      desk.screen.await("line for the console", lines -> lines.get(22).startsWith(":"));
      desk.screen.type("log start " + home.resolve("a.log") + "\r");
      desk.screen.await("log", lines -> lines.get(23).startsWith("log"));
      desk.screen.type(Desk.ESC);
      desk.screen.await("sign", lines -> lines.get(1).endsWith("log ●"));
    }
  }

  @Test
  void onANarrowScreenWhatMattersMostStays() throws Exception {
    try (Desk desk = new Desk(40, 10, "open loop: as dev")) {
      Transport end = desk.end();
      desk.screen.await("type a message");
      Desk.write(end, damaged());
      desk.screen.type("one\r");
      desk.screen.await("bad", lines -> lines.get(9).endsWith("bad 1"));
      assertThat(desk.screen.lines().get(9)).startsWith("F1 help");
    }
  }

  @Test
  void aRateIsThatOfTheLastSecondAndFallsToNothing() {
    Rate rate = new Rate();
    rate.sample(0, 0, 0);
    assertThat(rate.isFalling()).isFalse();
    rate.sample(SECOND / 2, 50, 5_000);
    assertThat(rate.frames()).isEqualTo(50);
    for (int tenth = 6; tenth <= 30; tenth++) {
      rate.sample(tenth * SECOND / 10, 10L * tenth, 1_000L * tenth);
    }
    assertThat(rate.frames()).isEqualTo(100);
    assertThat(rate.bytes()).isEqualTo(10_000);
    rate.sample(4 * SECOND, 300, 30_000);
    rate.sample(5 * SECOND, 300, 30_000);
    assertThat(rate.isFalling()).isFalse();
  }

  @Test
  void bytesAreWrittenWithAtMostThreeDigits() {
    assertThat(Amount.bytes(0)).isEqualTo("0 B");
    assertThat(Amount.bytes(999)).isEqualTo("999 B");
    assertThat(Amount.bytes(1_240)).isEqualTo("1.2 kB");
    assertThat(Amount.bytes(999_499)).isEqualTo("999 kB");
    assertThat(Amount.bytes(999_500)).isEqualTo("1.0 MB");
    assertThat(Amount.bytes(Long.MAX_VALUE)).isEqualTo("9.2 EB");
  }

  @Test
  void aBarIsAsHighAsItsTimeAndAMissingAckHasASign() throws Exception {
    List<Long> times = List.of(8 * MILLI, 4 * MILLI, MILLI, -1L);
    assertThat(drawn(new Chart(times, 8 * MILLI), 20, 2))
        .containsExactly(" 8.00 ms │█", "       0 │██▂✗");
  }

  private static List<String> drawn(Chart chart, int width, int height) throws Exception {
    TerminalScreen screen =
        new TerminalScreen(new DefaultVirtualTerminal(new TerminalSize(width, height)));
    chart.draw(new Painter(screen, new Area(0, 0, width, height)), Theme.PLAIN);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < width; column++) {
        line.append(screen.getBackCharacter(column, row).getCharacterString());
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
