package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.line.PlainPort;
import dev.msp.line.Plan;
import dev.msp.line.PtyPair;
import dev.msp.line.Soak;
import dev.msp.line.VirtualLine;
import dev.msp.session.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a serial line does to a program that did nothing wrong. */
@Tag(Soak.TAG)
@Timeout(120)
class SerialTroubleTest {

  private static final long SEED = 5;
  private static final int WINDOW = 1024;

  /** Who may be held by the other end waits with half a frame for longer than 50 ms. */
  private static final String HELD = "?flow=rtscts";

  /** MSP protocol, section 2. */
  private static final byte[] ACK = FrameEncoder.frame(1, FrameType.ACK, Bytes.utf8("OK"));

  private static final byte[] DATA = FrameEncoder.frame(1, FrameType.DATA, Bytes.utf8("hello"));

  @Test
  void everyMessageIsAccountedForWhenThePortIsPulledOutWhileItIsWritten() throws Exception {
    List<String> messages = messages(500);
    Plan plan = Plan.CLEAN.hangingUpAfter(100_000);
    Cli far = new Cli();
    Cli.Outcome sent;
    try (VirtualLine line = VirtualLine.open(Plan.CLEAN, plan, SEED);
        Serve serve = Serve.start(far, "serve", "serial:" + line.a() + HELD, "--json")) {
      sent =
          new Cli()
              .in(String.join("\n", messages))
              .with("send", "serial:" + line.b() + HELD, "-", "--window", "64", "--json")
              .exits(ExitCode.NO_LINK)
              .says("the port is gone");
      serve.awaitOut(text -> text.contains("the port is gone"));
    }
    JsonEvents told = JsonEvents.of(sent.out());
    assertThat(told.deliveries().values()).containsOnly("acked", "failed");
    assertThat(told.arrived(messages)).isSubsetOf(JsonEvents.of(far.printed()).messagesIn());
  }

  @Test
  void aPeerThatStopsReadingStopsTheSenderAndNothingIsLost() throws Exception {
    List<String> messages = messages(3 * WINDOW);
    Input input = new Input(messages);
    try (PtyPair line = PtyPair.open();
        PlainPort peer = PlainPort.open(line.a())) {
      CompletableFuture<Cli.Outcome> sending = sending(input, line.b());
      Eventually.isTrue(() -> input.taken() >= WINDOW);
      TimeUnit.SECONDS.sleep(Soak.figure(0, 60));
      List<String> arrived = new ArrayList<>();
      for (String message : messages) {
        // What is ahead is a window, and what one read of standard input brings.
        assertThat(input.taken()).isLessThanOrEqualTo(arrived.size() + WINDOW + Input.BURST);
        arrived.add(read(peer, message.length()));
        peer.write(ACK);
      }
      assertThat(sending.get(20, TimeUnit.SECONDS).exits(0).err())
          .contains(messages.size() + " acked");
      assertThat(arrived).isEqualTo(messages);
    }
  }

  @Test
  void aSenderWhosePeerStoppedReadingStillEndsWhenItIsTold() throws Exception {
    List<String> messages = messages(3 * WINDOW);
    Input input = new Input(messages);
    try (PtyPair line = PtyPair.open();
        PlainPort peer = PlainPort.open(line.a())) {
      Thread sender = new Thread(() -> send(input, line.b()));
      sender.start();
      assertThat(read(peer, messages.get(0).length())).isEqualTo(messages.get(0));
      Eventually.isTrue(() -> input.taken() >= WINDOW);
      sender.interrupt();
      sender.join(2_000);
      assertThat(sender.isAlive()).isFalse();
    }
  }

  @Test
  void aPeerThatReadsNoAckForAWhileGetsThemAllLater() throws Exception {
    int count = 20_000;
    try (PtyPair line = PtyPair.open();
        Serve serve = Serve.start(new Cli(), "serve", "serial:" + line.a() + HELD, "--quiet");
        PlainPort peer = PlainPort.open(line.b())) {
      for (int i = 0; i < count; i++) {
        peer.write(DATA);
      }
      byte[] answers = peer.read(count * ACK.length);
      for (int i = 0; i < count; i++) {
        int at = i * ACK.length;
        assertThat(Arrays.equals(answers, at, at + ACK.length, ACK, 0, ACK.length)).isTrue();
      }
      serve.awaitErr(text -> text.endsWith("Ctrl-C ends\n"));
    }
  }

  @Test
  void noiseAtFullSpeedIsCalledThatWithinFiveSecondsAndEndsNothing() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (PtyPair line = PtyPair.open();
        Serve serve = Serve.start(new Cli(), "serve", "serial:" + line.a(), "--quiet");
        PlainPort peer = PlainPort.open(line.b())) {
      long start = System.nanoTime();
      CompletableFuture<Void> noise = CompletableFuture.runAsync(() -> noise(peer, enough));
      serve.awaitErr(text -> text.contains("no MSP seen, only noise; check the rate"));
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
      enough.set(true);
      noise.join();
      peer.write(DATA);
      assertThat(peer.read(ACK.length)).as("seed %d", SEED).isEqualTo(ACK);
    }
  }

  private static void noise(PlainPort peer, AtomicBoolean enough) {
    Random random = new Random(SEED);
    byte[] bytes = new byte[4096];
    try {
      while (!enough.get()) {
        random.nextBytes(bytes);
        peer.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompletableFuture<Cli.Outcome> sending(Input input, String port) {
    return CompletableFuture.supplyAsync(() -> send(input, port), task -> new Thread(task).start());
  }

  private static Cli.Outcome send(Input input, String port) {
    return new Cli()
        .in(input)
        .with("send", "serial:" + port + HELD, "-", "--window", "" + WINDOW, "--ack-timeout", "2m");
  }

  private static String read(PlainPort port, int length) throws IOException {
    byte[] frame = port.read(length + 7);
    return new String(frame, 6, length, StandardCharsets.US_ASCII);
  }

  private static List<String> messages(int count) {
    String rest = "x".repeat(500);
    return IntStream.range(0, count).mapToObj(i -> "message %05d ".formatted(i) + rest).toList();
  }

  /** Standard input that knows how many of its lines were taken. */
  private static final class Input extends ByteArrayInputStream {
    static final int BURST = 256;
    private final int line;

    Input(List<String> lines) {
      super(String.join("\n", lines).getBytes(StandardCharsets.US_ASCII));
      line = lines.get(0).length() + 1;
    }

    synchronized int taken() {
      return pos / line;
    }
  }
}
