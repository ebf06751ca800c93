package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.line.FrameProxy;
import dev.msp.line.Soak;
import dev.msp.link.Delivery;
import dev.msp.session.BitFlips.Once;
import dev.msp.session.BitFlips.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every bit of every frame of a sealed exchange over real TCP is changed once: nothing wrong is
 * ever told, nothing twice, and the link survives or ends with a reason. Source: RELIABILITY rows
 * 51 and 52.
 */
@Tag(Soak.TAG)
@Timeout(120)
class FlippedBitTest {

  /** The shortest that is allowed: so a LENGTH that lies is not waited for long. */
  private static final int MTU = 256;

  private static final int PACE = 5;
  private static final int AT_ONCE = 48;
  private static final int HEADER_BITS = 48;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60) * PACE;
  private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(2) * PACE;
  private static final long GOODBYE = TimeUnit.SECONDS.toNanos(5);

  private SealedEnds ends;

  @BeforeEach
  void open() throws Exception {
    ends = new SealedEnds(new HurryingTime(PACE), MTU, true).serving();
  }

  @AfterEach
  void close() {
    ends.close();
  }

  /** Says two messages through somebody; returns whether both are acknowledged. */
  private boolean exchange(String name, FrameProxy.Attacker attacker) throws Exception {
    List<String> answers = new CopyOnWriteArrayList<>();
    List<String> said = List.of(name + ":one", name + ":two");
    try (FrameProxy proxy = new FrameProxy(ends.port(), attacker)) {
      Session session = ends.call(proxy.port(), answers, false);
      List<Delivery> all = said.stream().map(text -> session.send(Bytes.utf8(text))).toList();
      int acked = 0;
      for (Delivery delivery : all) {
        assertThat(session.await(delivery, PATIENCE)).as("over: %s", name).isTrue();
        boolean failed = delivery.status() != Delivery.Status.ACKED;
        assertThat(delivery.reason().isEmpty()).as("a reason: %s", name).isNotEqualTo(failed);
        acked += failed ? 0 : 1;
      }
      boolean sealed = session.link().map(LinkState::isSealed).orElse(false);
      session.leave(GOODBYE);
      List<String> heard = ends.heard(name);
      assertThat(heard).as(name).hasSizeBetween(acked, said.size());
      assertThat(heard).as(name).isEqualTo(said.subList(0, heard.size()));
      assertThat(answers).as(name).isEqualTo(heard.subList(0, answers.size()));
      assertThat(sealed).as("sealed: %s", name).isEqualTo(acked > 0);
      return acked == said.size();
    }
  }

  /** Returns the frames of a greeting, and how long each is. */
  private Map<Place, Integer> greeting() throws Exception {
    Map<Place, Integer> lengths = new ConcurrentHashMap<>();
    FrameProxy.Attacker watcher =
        (way, frame) -> {
          if (frame[5] < BitFlips.TYPE_LINK) {
            lengths.put(Place.of(way, frame), frame.length);
          }
          way.pass(frame);
        };
    assertThat(exchange("watched", watcher)).isTrue();
    assertThat(lengths).hasSize(5);
    return lengths;
  }

  /** Returns every bit of the headers, and a share of the others. */
  private List<Once> flips(boolean forged, int share) throws Exception {
    List<Once> flips = new ArrayList<>();
    greeting()
        .forEach(
            (place, length) -> {
              for (int bit = 0; bit < 8 * length; bit += bit < HEADER_BITS ? 1 : share) {
                flips.add(new Once(place, bit, forged));
              }
            });
    return flips;
  }

  private int survive(List<Once> flips) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (Once flip : flips) {
        running.add(callers.submit(() -> exchange(flip.toString(), flip)));
      }
      int survived = 0;
      for (Future<Boolean> one : running) {
        survived += one.get() ? 1 : 0;
      }
      return survived;
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void aDamagedBitOfTheGreetingOnlyDelaysTheLink() throws Exception {
    List<Once> flips = flips(false, Soak.figure(17, 1));
    assertThat(survive(flips)).isEqualTo(flips.size());
  }

  /** Some bits stay without effect: those of a CRC that is made right again, for one. */
  @Test
  void aForgedBitOfTheGreetingIsDamageOrEndsTheLinkWithAReason() throws Exception {
    List<Once> flips = flips(true, Soak.figure(17, 1));
    assertThat(survive(flips)).isLessThan(flips.size());
  }

  @ParameterizedTest(name = "on the way forth: {0}")
  @ValueSource(booleans = {true, false})
  void everyBitOfASealedFrameMayFlipAndTheLinkSurvives(boolean forth) throws Exception {
    EverySealedBit attacker = new EverySealedBit(forth);
    List<String> answers = new CopyOnWriteArrayList<>();
    List<String> said = new ArrayList<>();
    try (FrameProxy proxy = new FrameProxy(ends.port(), attacker)) {
      Session session = ends.call(proxy.port(), answers, false);
      while (!attacker.isDone()) {
        said.add("a:" + said.size());
        Delivery delivery = session.send(Bytes.utf8(said.get(said.size() - 1)));
        session.await(delivery, A_MOMENT); // what is lost shows when the next frame comes
      }
      assertThat(session.drain(PATIENCE)).isTrue();
      Eventually.isTrue(() -> answers.size() == said.size());
    }
    assertThat(ends.heard("a")).isEqualTo(said);
    assertThat(answers).isEqualTo(said);
  }

  /**
   * Changes another bit of every third frame of the open link that goes one way: first those of the
   * first 40 bytes, then those of tag and sum.
   */
  private static final class EverySealedBit implements FrameProxy.Attacker {
    private static final int FROM_THE_START = 8 * 40;
    private static final int FROM_THE_END = 8 * 17;

    private final boolean forth;
    private int frames;
    private volatile int next;

    EverySealedBit(boolean forth) {
      this.forth = forth;
    }

    boolean isDone() {
      return next == FROM_THE_START + FROM_THE_END;
    }

    @Override
    public void frame(FrameProxy.Way way, byte[] frame) throws IOException {
      boolean meant = way.isForth() == forth && frame[5] >= BitFlips.TYPE_LINK && !isDone();
      if (meant && ++frames % 3 == 0) {
        int bit = next < FROM_THE_START ? next : 8 * frame.length - 1 - (next - FROM_THE_START);
        next++;
        way.pass(BitFlips.flipped(frame, bit, false));
      } else {
        way.pass(frame);
      }
    }
  }
}
