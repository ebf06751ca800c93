package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.Front;
import dev.msp.transport.SerialPortInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the commands show that only look. */
@Timeout(30)
class ShowTest {

  private Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @Test
  void variablesAreShownAsTheLinesThatSetThem() throws Exception {
    assertThat(prompt.run("show variables")).containsExactly("no variable has a value");
    assertThat(prompt.run("let b two words", "let a \"x\\n\"", "show variables"))
        .containsExactly("let a \"x\\n\"", "let b \"two words\"");
  }

  @Test
  void settingsAreShownAsTheLinesThatSetThem() throws Exception {
    assertThat(prompt.run("set timeout 2s", "show settings")).containsExactly("set timeout 2000ms");
    prompt.open();
    assertThat(prompt.run("set protocol raw", "show settings"))
        .containsExactly("set timeout 2000ms", "@dev set protocol raw");
  }

  @Test
  void statsTellWhatTheSessionCounted() throws Exception {
    prompt.answer(message -> List.of(message));
    prompt.run("open loop: as dev");
    assertThat(prompt.run("show stats").get(5)).isEqualTo("round trips   none yet");
    prompt.run("send abc", "expect data abc within 5s", "raw x\"00\"");
    List<String> stats = prompt.run("show stats");
    assertThat(stats)
        .startsWith(
            "dev: open",
            "messages out  1 sent, 1 acked, 0 late, 0 timed out, 0 failed",
            "messages in   1 delivered, 0 refused",
            "damage        0 bad frames, 0 bytes skipped",
            "on the wire   20 bytes out, 19 bytes in");
    assertThat(stats.get(5)).matches("round trips   p50 [0-9.]+ m?s, p99 [0-9.]+ m?s");
  }

  @Test
  void statsOfNoSessionAreRefused() throws Exception {
    assertThat(prompt.fails("show stats").sentence()).startsWith("there is no session; open one");
  }

  @Test
  void jobsAndMacrosAreShownByName() throws Exception {
    assertThat(prompt.run("show jobs")).containsExactly("nothing runs in the background");
    CountDownLatch over = new CountDownLatch(1);
    prompt.workspace.jobs().start("ticker", over::await);
    assertThat(prompt.run("show jobs")).containsExactly("ticker");
    over.countDown();
    assertThat(prompt.run("show macros"))
        .containsExactly("there is no macro; macro NAME begins one");
    assertThat(prompt.run("macro log-in ; end", "macro a ; end", "show macros"))
        .containsExactly("log-in", "a");
  }

  @Test
  void historyCountsItsLinesAndShowsTheLast() throws Exception {
    prompt.close();
    prompt = new Prompt(new Typed(List.of("open loop:", "send x", "history")));
    assertThat(prompt.run("history"))
        .containsExactly("    1  open loop:", "    2  send x", "    3  history");
    assertThat(prompt.run("history 2")).containsExactly("    2  send x", "    3  history");
    assertThat(prompt.run("history 20")).hasSize(3);
  }

  @Test
  void withoutAPersonNothingWasTyped() throws Exception {
    assertThat(prompt.run("history")).containsExactly("nothing was typed yet");
  }

  /** A person who has typed some lines. */
  private record Typed(List<String> history) implements Front {
    @Override
    public void pause(String text) {}
  }

  @Test
  void portsAreListedAsByTheProgramItself() throws Exception {
    assertThat(prompt.run("ports")).containsExactly("no serial port was found");
    prompt.ports(
        new SerialPortInfo(
            "/dev/ttyUSB0",
            "x".repeat(50),
            Optional.of(new SerialPortInfo.Usb("0403", "6001", "A50285BI", "1-1:1.0")),
            "usb-FTDI",
            0,
            Optional.of(new SerialPortInfo.Holder(42, "picocom"))));
    assertThat(prompt.run("ports"))
        .containsExactly(
            "device        description" + " ".repeat(31) + "vid:pid    serial    in use by",
            "/dev/ttyUSB0  " + "x".repeat(39) + "…  0403:6001  A50285BI  42 picocom",
            "  serial:usb-FTDI");
  }
}
