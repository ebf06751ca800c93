package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.line.FrameProxy;
import dev.msp.line.Soak;
import dev.msp.link.Delivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody sits between the ends of sealed links over real TCP, and does to frames whatever can be
 * done without the keys: every message is told once, in its order. Source: RELIABILITY rows 8 and
 * 52.
 */
@Tag(Soak.TAG)
@Timeout(120)
class HostileWireTest {

  private static final int PACE = 10;
  private static final int MTU = 512;
  private static final int MESSAGES = 400;
  private static final int MOST_MESSAGES = 10_000;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60) * PACE;
  private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(1) * PACE;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Soak.figure(1, 100));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyMessageIsToldOnceInItsOrderWhateverIsDoneToFrames(long seed) throws Exception {
    List<String> answers = new CopyOnWriteArrayList<>();
    List<String> said = new ArrayList<>();
    Meddler meddler = new Meddler(seed);
    try (SealedEnds ends = new SealedEnds(new HurryingTime(PACE), MTU, true).serving();
        FrameProxy proxy = new FrameProxy(ends.port(), meddler)) {
      Session session = ends.call(proxy.port(), answers, true);
      for (int i = 0; i < MESSAGES || !meddler.didEach() && i < MOST_MESSAGES; i++) {
        said.add("a:" + i);
        Delivery delivery = session.send(Bytes.utf8("a:" + i));
        session.await(delivery, A_MOMENT); // what is lost shows when the next frame comes
      }
      assertThat(session.drain(PATIENCE)).as("all are acknowledged").isTrue();
      assertThat(session.isClosed()).as("%s", session.state()).isFalse();
      assertThat(ends.heard("a")).as("seed %d", seed).isEqualTo(said);
      assertThat(said).as("seed %d", seed).containsSubsequence(answers);
      assertThat(answers).as("seed %d", seed).doesNotHaveDuplicates();
      assertThat(meddler.didEach()).as("%s", meddler).isTrue();
    }
  }

  /** Does something to a part of all frames, on all connections. */
  private static final class Meddler implements FrameProxy.Attacker {

    /** One thing that can be done to a frame. */
    private interface Trick {
      void play(FrameProxy.Way way, byte[] frame) throws IOException;
    }

    private static final int ONE_IN = 5;
    private static final int KEPT = 64;

    private final Random random;
    private final List<byte[]> seen = new ArrayList<>();
    private final byte[][] held = new byte[2][];
    private final List<Trick> tricks =
        List.of(
            (way, frame) -> {}, // it is lost
            this::hold,
            this::twice,
            this::old,
            this::reflect,
            this::half,
            this::other,
            this::noise,
            this::cut);
    private final int[] done = new int[tricks.size()];

    Meddler(long seed) {
      this.random = new Random(seed);
    }

    /** How many frames carry the messages is up to the threads: fewer on a fast machine. */
    synchronized boolean didEach() {
      return Arrays.stream(done).noneMatch(times -> times == 0);
    }

    @Override
    public synchronized String toString() {
      return "how often each trick was played: " + Arrays.toString(done);
    }

    @Override
    public synchronized void frame(FrameProxy.Way way, byte[] frame) throws IOException {
      seen.add(frame);
      if (seen.size() > KEPT) {
        seen.remove(random.nextInt(KEPT));
      }
      if (random.nextInt(ONE_IN) == 0) {
        int which = random.nextInt(tricks.size());
        done[which]++;
        tricks.get(which).play(way, frame);
      } else {
        way.pass(frame);
        release(way);
      }
    }

    /**
     * Whether it is of a handshake: a frame of another one, or of the other end, ends a session for
     * good, see {@link FlippedBitTest}, and so do two cuts behind its last message.
     */
    private static boolean isOfHandshake(byte[] frame) {
      return frame[5] < BitFlips.TYPE_LINK;
    }

    /** It goes behind the next one, which may be that of the next connection. */
    private void hold(FrameProxy.Way way, byte[] frame) throws IOException {
      release(way);
      if (isOfHandshake(frame)) {
        way.pass(frame);
      } else {
        held[way.isForth() ? 1 : 0] = frame;
      }
    }

    private void cut(FrameProxy.Way way, byte[] frame) throws IOException {
      if (isOfHandshake(frame)) {
        way.pass(frame);
      } else {
        way.cut();
      }
    }

    private void reflect(FrameProxy.Way way, byte[] frame) throws IOException {
      if (isOfHandshake(frame)) {
        way.pass(frame);
      } else {
        way.reflect(frame);
      }
    }

    private void release(FrameProxy.Way way) throws IOException {
      int at = way.isForth() ? 1 : 0;
      byte[] frame = held[at];
      held[at] = null;
      if (frame != null) {
        way.pass(frame);
      }
    }

    private void twice(FrameProxy.Way way, byte[] frame) throws IOException {
      way.pass(frame);
      way.pass(frame);
    }

    /** One that came before, from either end, on this connection or another one. */
    private void old(FrameProxy.Way way, byte[] frame) throws IOException {
      way.pass(frame);
      if (!isOfHandshake(frame)) {
        way.pass(seen.get(random.nextInt(seen.size())));
      }
    }

    private void half(FrameProxy.Way way, byte[] frame) throws IOException {
      way.pass(Arrays.copyOf(frame, 1 + random.nextInt(frame.length - 1)));
    }

    private void other(FrameProxy.Way way, byte[] frame) throws IOException {
      way.pass(BitFlips.flipped(frame, random.nextInt(8 * frame.length), false));
    }

    private void noise(FrameProxy.Way way, byte[] frame) throws IOException {
      byte[] noise = new byte[random.nextInt(100)];
      random.nextBytes(noise);
      way.pass(noise);
      way.pass(frame);
    }
  }
}
