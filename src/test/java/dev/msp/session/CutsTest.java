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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages over real TCP connections that are cut a hundred times, anywhere in a frame, and ends
 * that restart. Source: MSP protocol, section 4.3, rule 11.
 */
@Tag(Soak.TAG)
@Timeout(300)
class CutsTest {

  private static final int PACE = 10;
  private static final int CUTS = Soak.figure(100, 2000);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60) * PACE;
  private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(2) * PACE;

  @ParameterizedTest(name = "sealed: {0}")
  @ValueSource(booleans = {true, false})
  void everyMessageOfBothEndsIsToldOnceAcrossAHundredCuts(boolean sealed) throws Exception {
    Cutter cutter = new Cutter(sealed ? 1 : 2);
    List<String> heardHere = new CopyOnWriteArrayList<>();
    List<String> heardThere = new CopyOnWriteArrayList<>();
    List<String> said = new ArrayList<>();
    try (SealedEnds ends = new SealedEnds(new HurryingTime(PACE), 512, sealed);
        FrameProxy proxy = new FrameProxy(ends.port(), cutter)) {
      Session there = ends.answer(heardThere);
      Session here = ends.call(proxy.port(), heardHere, true);
      while (cutter.cuts < CUTS) {
        said.add("message " + said.size());
        Bytes text = Bytes.utf8(said.get(said.size() - 1));
        Delivery answer = there.send(text);
        here.await(here.send(text), A_MOMENT);
        there.await(answer, A_MOMENT);
      }
      assertThat(here.drain(PATIENCE)).isTrue();
      assertThat(there.drain(PATIENCE)).isTrue();
    }
    assertThat(heardThere).isEqualTo(said);
    assertThat(heardHere).isEqualTo(said);
  }

  @ParameterizedTest(name = "sealed: {0}")
  @ValueSource(booleans = {true, false})
  void aRestartOfTheEndThatAnswersDoublesNothingAndTellsWhatMayHaveArrived(boolean sealed)
      throws Exception {
    Cutter cutter = new Cutter(sealed ? 3 : 4);
    List<Delivery> all = new ArrayList<>();
    try (SealedEnds ends = new SealedEnds(new HurryingTime(PACE), 512, sealed).serving();
        FrameProxy proxy = new FrameProxy(ends.port(), cutter)) {
      Session here = ends.call(proxy.port(), new CopyOnWriteArrayList<>(), true);
      for (int restarts = 0; cutter.cuts < CUTS; ) {
        all.add(here.send(Bytes.utf8("a:" + all.size())));
        here.await(all.get(all.size() - 1), A_MOMENT);
        if (cutter.cuts / 4 > restarts) {
          ends.restart();
          restarts++;
        }
      }
      assertThat(here.drain(PATIENCE)).isTrue();
      List<String> heard = ends.heard("a");
      assertThat(heard).doesNotHaveDuplicates();
      int told = 0;
      for (Delivery delivery : all) {
        String text = delivery.text().text().orElseThrow();
        if (delivery.status() == Delivery.Status.ACKED) {
          assertThat(heard).contains(text);
        } else {
          assertThat(delivery.reason()).contains("restarted").contains("may have arrived");
          told++;
        }
      }
      assertThat(all.stream().map(d -> d.text().text().orElseThrow()).toList())
          .as("in order")
          .containsSubsequence(heard);
      assertThat(told).as("of %d", all.size()).isBetween(1, all.size() / 2);
    }
  }

  /** Lets some bytes through on each connection, and then cuts it. */
  private static final class Cutter implements FrameProxy.Attacker {
    private final Random random;
    private long connection = -1;
    private int left;
    private boolean isCut;
    private volatile int cuts;

    Cutter(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public synchronized void frame(FrameProxy.Way way, byte[] frame) throws IOException {
      if (way.connection() != connection) {
        connection = way.connection();
        left = random.nextInt(random.nextInt(4) == 0 ? 500 : 2000);
        isCut = false;
      }
      if (isCut) {
        return;
      }
      if (cuts >= CUTS || frame.length <= left) {
        left -= frame.length;
        way.pass(frame);
      } else {
        way.pass(Arrays.copyOf(frame, left));
        cuts++;
        isCut = true;
        way.cut();
      }
    }
  }
}
