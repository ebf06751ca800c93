package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.ClassicConfig;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line on which something comes, and never a frame: the rate is wrong, and the user is told. */
@Timeout(20)
class SessionNoiseTest {

  private static final String SAID =
      "trouble: serial:/dev/ttyUSB7: no MSP seen, only noise; check the rate (now 9600 7E1) on both"
          + " ends, or read what comes with protocol=raw";

  private Scene scene = on("serial:/dev/ttyUSB7?reconnect=yes");
  private long brought;

  private static Scene on(String endpoint) {
    return new Scene(endpoint, ClassicConfig.client(), Responder.SILENT);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Brings bytes that are no frame, and waits until the session has seen them. */
  private void noise(FakeWire wire, int length) {
    bring(wire, Bytes.copyOf(new byte[length]));
  }

  private void bring(FakeWire wire, Bytes bytes) {
    wire.bring(bytes);
    brought += bytes.length();
    Eventually.isTrue(() -> scene.session.counters().bytesIn() == brought);
    scene.session.pending(); // the reader holds the lock until it has seen to them
  }

  private List<String> said() {
    return Story.of(scene.session.journal()).stream().filter(l -> l.startsWith("trouble")).toList();
  }

  @Test
  void itIsSaidWithinFiveSecondsOfTheFirstByteAlsoIfNothingMoreComes() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    scene.time.advance(3_600 * ManualTime.SECOND);
    noise(wire, NoiseWatch.ENOUGH);
    assertThat(said()).isEmpty();
    scene.time.advance(5 * ManualTime.SECOND);
    assertThat(said()).containsExactly(SAID);
  }

  @Test
  void itIsSaidOnceForEachOpening() throws Exception {
    FakeWire first = scene.startedAndOpen();
    for (int i = 0; i < 10; i++) {
      noise(first, 1_000);
      scene.time.advance(5 * ManualTime.SECOND);
    }
    assertThat(said()).containsExactly(SAID);
    first.breakReading();
    scene.advanceToRetry(scene.awaitReconnecting());
    FakeWire second = scene.connector.nextWire();
    scene.awaitState("open");
    noise(second, 1_000);
    scene.time.advance(5 * ManualTime.SECOND);
    assertThat(said()).containsExactly(SAID, SAID);
  }

  @Test
  void aFewBytesAreNotNoiseUntilThereAreMore() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    noise(wire, NoiseWatch.ENOUGH - 1);
    scene.time.advance(60 * ManualTime.SECOND);
    assertThat(said()).isEmpty();
    noise(wire, 1);
    assertThat(said()).containsExactly(SAID);
  }

  @Test
  void aSingleGoodFrameIsMspForAsLongAsTheLineIsOpen() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    noise(wire, 1_000);
    bring(wire, Frames.data("hello"));
    scene.time.advance(5 * ManualTime.SECOND);
    noise(wire, 1_000);
    scene.time.advance(60 * ManualTime.SECOND);
    assertThat(said()).isEmpty();
  }

  @Test
  void aFrameOfUnknownTypeComesByChanceAndIsNoMsp() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    noise(wire, 1_000);
    bring(wire, Frames.frame(0x5C, 0x7F, new byte[20]));
    scene.time.advance(5 * ManualTime.SECOND);
    assertThat(scene.session.counters().unknown()).isEqualTo(1);
    assertThat(said()).containsExactly(SAID);
  }

  @Test
  void rawHasNoFramesAndNoNoise() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    noise(wire, 1_000);
    scene.session.protocol(Protocol.RAW);
    noise(wire, 1_000);
    scene.time.advance(60 * ManualTime.SECOND);
    assertThat(said()).isEmpty();
    scene.session.protocol(Protocol.CLASSIC);
    noise(wire, 1_000);
    scene.time.advance(5 * ManualTime.SECOND);
    assertThat(said()).containsExactly(SAID);
  }

  @Test
  void aLineThatHasNoRateIsNotWatched() throws Exception {
    scene.close();
    scene = on("loop:");
    FakeWire wire = scene.startedAndOpen();
    noise(wire, 1_000);
    scene.time.advance(60 * ManualTime.SECOND);
    noise(wire, 1_000);
    assertThat(said()).isEmpty();
  }

  private Bytes nextNoise() throws InterruptedException {
    return ((Event.SkippedEvent) scene.await(Event.SkippedEvent.class::isInstance)).bytes();
  }

  @Test
  void whatIsNoFrameIsShownWithAllItsBytesAndTheNextFrameCounts() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    Bytes boot = Bytes.utf8("boot: ok\r\n");
    bring(wire, boot.plus(Frames.data("hello")).plus(boot));
    assertThat(wire.nextWrite()).isEqualTo(Frames.ACK);
    assertThat(nextNoise()).isEqualTo(boot);
    scene.time.advance(PortNoise.HELD);
    assertThat(nextNoise()).isEqualTo(boot);
  }

  @Test
  void noiseInSmallPiecesIsOneEventAfterATenthOfASecond() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    for (int i = 0; i < 50; i++) {
      bring(wire, Bytes.copyOf(new byte[] {(byte) i}));
      scene.time.advance(PortNoise.HELD / 50);
      assertThat(Story.of(scene.session.journal())).hasSize(i < 49 ? 2 : 3);
    }
    Bytes all = nextNoise();
    assertThat(all.length()).isEqualTo(50);
    for (int i = 0; i < 50; i++) {
      assertThat(all.at(i)).isEqualTo(i);
    }
  }

  @Test
  void noiseStandsBeforeWhateverCameBehindIt() throws Exception {
    FakeWire wire = scene.startedAndOpen();
    noise(wire, 1);
    noise(wire, 1);
    bring(wire, Frames.data("a frame"));
    wire.nextWrite();
    noise(wire, 1);
    scene.send("a message");
    wire.nextWrite();
    noise(wire, 1);
    scene.session.write(Bytes.utf8("bytes"));
    noise(wire, 1);
    scene.session.protocol(Protocol.RAW);
    scene.session.protocol(Protocol.CLASSIC);
    noise(wire, 1);
    wire.breakReading();
    scene.awaitReconnecting();
    assertThat(Story.of(scene.session.journal()))
        .containsSubsequence(
            "skipped 2 NOISE",
            "in DATA a frame",
            "skipped 1 NOISE",
            "out DATA a message",
            "skipped 1 NOISE",
            "out bytes bytes",
            "skipped 1 NOISE",
            "protocol: raw",
            "skipped 1 NOISE",
            "reconnecting: fake wire: broken by the test; trying again every 500 ms");
  }

  @Test
  void theLineOfTheWireInUseIsThereForAsLongAsTheWire() throws Exception {
    assertThat(scene.session.line()).isEmpty();
    FakeWire wire = scene.startedAndOpen();
    assertThat(scene.session.line()).containsSame(wire);
    wire.breakReading();
    scene.awaitReconnecting();
    assertThat(scene.session.line()).isEmpty();
  }
}
