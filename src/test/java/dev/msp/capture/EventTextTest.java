package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTextTest {

  private static final Event.Stamp STAMP = new Event.Stamp(0, 43_201_004_000L, 0);
  private static final Event.Stamp ON_3 = new Event.Stamp(0, 43_201_004_000L, 3);
  private static final EventText TEXT = text(StandardCharsets.UTF_8, false);

  private static EventText text(Charset charset, boolean hex) {
    return new EventText(charset, ZoneOffset.UTC, hex);
  }

  private static Event.FrameEvent frame(int type, Bytes payload) {
    Bytes raw = FrameEncoder.encode(new Frame(1, type, payload));
    return new Event.FrameEvent(STAMP, Event.Direction.IN, true, "", raw, Optional.empty());
  }

  @Test
  void framesShowDirectionTypeLengthAndMessage() {
    assertThat(TEXT.lines(frame(FrameType.DATA, Bytes.utf8("Hello MSP"))))
        .containsExactly("12:00:01.004 ← DATA      16  Hello MSP");
    Bytes ack = FrameEncoder.encode(new Frame(1, FrameType.ACK, Bytes.utf8("OK")));
    assertThat(
            TEXT.lines(
                new Event.FrameEvent(
                    ON_3, Event.Direction.OUT, false, "odd", ack, Optional.empty())))
        .containsExactly("12:00:01.004 #3 → ACK        9  OK  (odd)");
  }

  @Test
  void arrowsThatTheReaderCannotShowBecomeAscii() {
    EventText ascii = text(StandardCharsets.US_ASCII, false);
    assertThat(ascii.lines(frame(FrameType.DATA, Bytes.utf8("é"))))
        .containsExactly("12:00:01.004 < DATA       9  \\u{E9}");
  }

  @Test
  void whatIsNoTextIsHex() {
    assertThat(TEXT.lines(frame(FrameType.DATA, Bytes.hex("ff00"))))
        .containsExactly("12:00:01.004 ← DATA       9  FF 00");
    assertThat(TEXT.lines(frame(0x7F, Bytes.EMPTY)))
        .containsExactly("12:00:01.004 ← 0x7F       7  ");
  }

  @Test
  void anEncryptedFrameShowsItsTextOnlyWhereItWasOpened() {
    Bytes payload = Bytes.utf8("looks like text that was not opened");
    Event.FrameEvent locked = frame(FrameType.ENCRYPTED_DATA, payload);
    assertThat(TEXT.content(locked)).startsWith("6C 6F 6F 6B").endsWith("... (+3 bytes)");
    Event.FrameEvent opened =
        new Event.FrameEvent(
            STAMP, Event.Direction.IN, true, "", locked.raw(), Optional.of(Bytes.utf8("opened")));
    assertThat(TEXT.lines(opened)).containsExactly("12:00:01.004 ← ENCRYPTED DATA    42  opened");
  }

  @Test
  void hexAddsADumpOfTheWholeFrame() {
    List<String> lines =
        text(StandardCharsets.UTF_8, true).lines(frame(FrameType.DATA, Bytes.utf8("Hello MSP")));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("    0000  AA 55 00 10 01 10 48 65  6C 6C");
  }

  @Test
  void skippedBytesShowWhy() {
    Fault checksum = new Fault(Fault.Kind.CHECKSUM, 0x42, 0x41);
    assertThat(TEXT.lines(new Event.SkippedEvent(ON_3, checksum, Bytes.hex("aa55000801104142"))))
        .containsExactly(
            "12:00:01.004 #3 ! bad        8  CRC 42, computed 41  AA 55 00 08 01 10 41 42");
    Fault noise = new Fault(Fault.Kind.NOISE, 0, 0);
    assertThat(TEXT.lines(new Event.SkippedEvent(STAMP, noise, Bytes.hex("00ff"))))
        .containsExactly("12:00:01.004 ! noise      2  00 FF");
  }

  @Test
  void bytesInNoFrameShowDirectionLengthAndEscapedText() {
    Bytes login = Bytes.utf8("\r\nlogin: ").plus(Bytes.hex("ff"));
    assertThat(TEXT.lines(new Event.BytesEvent(STAMP, Event.Direction.IN, login)))
        .containsExactly("12:00:01.004 ← bytes     10  \\r\\nlogin: \\xFF");
    List<String> typed =
        text(StandardCharsets.UTF_8, true)
            .lines(new Event.BytesEvent(STAMP, Event.Direction.OUT, Bytes.utf8("ls\n")));
    assertThat(typed).hasSize(2).startsWith("12:00:01.004 → bytes      3  ls\\n");
    assertThat(typed.get(1)).startsWith("    0000  6C 73 0A ");
  }

  @Test
  void statesAndDeliveriesAreSentences() {
    assertThat(TEXT.lines(new Event.StateEvent(STAMP, "closed", "by \u001b[31mpeer")))
        .containsExactly("12:00:01.004 * closed  by \\e[31mpeer");
    assertThat(TEXT.lines(new Event.DeliveryEvent(STAMP, 7, "acked", 1_230_000, "")))
        .containsExactly("12:00:01.004 = acked 7  1.23 ms");
    assertThat(TEXT.lines(new Event.DeliveryEvent(STAMP, 8, "failed", -1, "re\nason")))
        .containsExactly("12:00:01.004 = failed 8  re\\nason");
  }

  @Test
  void nothingHostileComesThrough() {
    String hostile = "\u001b]0;x\u0007\u009b\u202e\u200b\u0000\r\n\ud83d";
    for (Bytes payload : List.of(Bytes.utf8(hostile), Bytes.hex("1bc3289bff"))) {
      List<String> lines = new ArrayList<>();
      lines.addAll(text(StandardCharsets.UTF_8, true).lines(frame(0x10, payload)));
      lines.addAll(TEXT.lines(new Event.BytesEvent(STAMP, Event.Direction.IN, payload)));
      for (String line : lines) {
        assertThat(AllowedOnTerminal.firstOffence(line)).as(line).isEqualTo(-1);
      }
    }
    String state = TEXT.lines(new Event.StateEvent(STAMP, "open", hostile)).get(0);
    assertThat(AllowedOnTerminal.firstOffence(state)).as(state).isEqualTo(-1);
  }

  @Test
  void aLongMessageIsCutAndSaysHowMuchIsLeftOut() {
    assertThat(TEXT.lines(frame(FrameType.DATA, Bytes.utf8("x".repeat(5000)))).get(0))
        .hasSizeLessThan(4200)
        .endsWith("… (+904 bytes)");
  }
}
