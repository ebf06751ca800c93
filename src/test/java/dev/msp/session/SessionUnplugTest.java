package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.HalfFrame;
import dev.msp.line.PlainPort;
import dev.msp.line.PtyPair;
import dev.msp.link.ClassicConfig;
import dev.msp.link.Delivery;
import dev.msp.transport.serial.SerialConnector;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session on a pseudo-terminal that is pulled out again and again while messages go over it. */
@Timeout(60)
class SessionUnplugTest {

  private static final int ROUNDS = 100;
  private static final int WARM_UP = 10;
  private static final long SECOND = 1_000_000_000L;

  /** As on every port, only sooner: the test would take minutes. */
  private static final Backoff SOON = new Backoff(SECOND / 100, SECOND / 100, 0);

  @TempDir Path directory;

  private SessionPlan plan() {
    SessionPlan plan =
        new SessionPlan(
            Scene.endpoint("serial:" + directory.resolve("a") + "?reconnect=yes"),
            new SerialConnector(),
            ClassicConfig.serial(),
            HalfFrame.onSerial(115_200),
            1 << 20,
            Responder.SILENT);
    return new SessionPlan(
        plan.endpoint(),
        plan.connector(),
        plan.link(),
        plan.halfFrame(),
        plan.journalCapacity(),
        plan.responder(),
        plan.protocol(),
        SOON,
        null);
  }

  @Test
  void aPortThatIsPulledOutAHundredTimesComesBackAndLeavesNothingBehind() throws Exception {
    List<Delivery> deliveries = new ArrayList<>();
    int files = 0;
    int threads = 0;
    try (Session session = new Session(plan(), Clock.system(), Timers.onOneThread())) {
      session.start();
      for (int round = 0; round < ROUNDS; round++) {
        if (round == WARM_UP) {
          files = openFiles();
          threads = Thread.activeCount();
        }
        deliveries.add(session.send(Bytes.utf8("before " + round)));
        try (PtyPair pair = PtyPair.openAt(directory.resolve("a"), directory.resolve("b"));
            PlainPort peer = PlainPort.open(pair.b())) {
          long plugged = System.nanoTime();
          assertThat(peer.read(14 + digits(round)).length).isEqualTo(14 + digits(round));
          assertThat(System.nanoTime() - plugged).as("round %d", round).isLessThan(2 * SECOND);
          peer.write(Frames.ACK.toArray());
          deliveries.add(session.send(Bytes.utf8("behind " + round)));
          peer.read(14 + digits(round)); // it is on its way when the plug is pulled
        }
      }
      assertThat(session.drain(10 * SECOND)).isTrue();
      int most = files;
      Eventually.isTrue(() -> openFiles() <= most);
      int mostThreads = threads;
      Eventually.isTrue(() -> Thread.activeCount() <= mostThreads);
    }
    for (int i = 0; i < deliveries.size(); i += 2) {
      assertThat(deliveries.get(i).status()).as("%d", i).isEqualTo(Delivery.Status.ACKED);
      assertThat(deliveries.get(i + 1).reason()).endsWith("; it may have arrived");
    }
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }

  private static int openFiles() {
    String[] files = new File("/proc/self/fd").list();
    return files == null ? 0 : files.length;
  }
}
