package dev.msp.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameType;
import dev.msp.link.Delivery;
import dev.msp.link.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class JournalTest {

  private static final int SMALLEST = 512 << 10;

  /** So long that only a lost wake-up would need it; far beyond the timeout of the test. */
  private static final long EVER = TimeUnit.MINUTES.toNanos(5);

  private final Journal journal = new Journal(SMALLEST);
  private final JournalReader reader = journal.read();

  @Test
  void framesComeBackWithDirectionVerdictBytesAndOpenedText() {
    Bytes in = Frames.data("Grüße");
    Bytes out = Frames.frame(2, 0x20, new byte[48]);
    frame(77, 3, Event.Direction.IN, Verdict.DELIVERED, in, null);
    frame(78, 0, Event.Direction.OUT, null, out, Bytes.utf8("secret"));
    frame(79, 0, Event.Direction.OUT, null, out, Bytes.EMPTY);
    journal.publish();
    assertThat(reader.poll())
        .isEqualTo(
            new Event.FrameEvent(
                new Event.Stamp(0, 77, 3), Event.Direction.IN, true, "", in, Optional.empty()));
    assertThat(reader.poll())
        .isEqualTo(
            new Event.FrameEvent(
                new Event.Stamp(1, 78, 0),
                Event.Direction.OUT,
                false,
                "",
                out,
                Optional.of(Bytes.utf8("secret"))));
    assertThat(((Event.FrameEvent) next()).plain()).contains(Bytes.EMPTY);
    assertThat(reader.poll()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void skippedBytesComeBackWithTheirFault(Fault.Kind kind) {
    Fault fault = new Fault(kind, 0x12345, -7);
    byte[] bytes = {9, 1, 2, 3, 9};
    journal.skipped(5, 6, fault, new Journal.Raw().of(bytes, 1, 3));
    journal.publish();
    Event.SkippedEvent event = (Event.SkippedEvent) next();
    assertThat(event)
        .isEqualTo(
            new Event.SkippedEvent(
                new Event.Stamp(0, 5, 6), fault, Bytes.copyOf(new byte[] {1, 2, 3})));
  }

  @Test
  void noiseThatIsJoinedKeepsEveryByteInOrderAndTheTimeOfItsFirst() {
    journal.joinNoise();
    byte[] bytes = new byte[20_000];
    new Random(3).nextBytes(bytes);
    Fault noise = new Fault(Fault.Kind.NOISE, 0, 0);
    int piece = 1;
    for (int done = 0; done < bytes.length; done += piece) {
      piece = Math.min(bytes.length - done, done % 7 == 0 ? 1_234 : done % 5 == 0 ? 4_500 : 17);
      journal.skipped(done, 0, noise, new Journal.Raw().of(bytes, done, piece));
    }
    assertThat(journal.holdsNoise()).isTrue();
    journal.releaseNoise();
    journal.publish();
    Bytes all = Bytes.EMPTY;
    while (all.length() < bytes.length) {
      Event.SkippedEvent event = (Event.SkippedEvent) next();
      assertThat(event.stamp().micros()).isEqualTo(all.length());
      assertThat(event.fault()).isEqualTo(noise);
      all = all.plus(event.bytes());
    }
    assertThat(all.equals(Bytes.copyOf(bytes))).isTrue();
    assertThat(journal.holdsNoise()).isFalse();
  }

  @Test
  void noiseOfTwoConnectionsIsNotJoined() {
    journal.joinNoise();
    Fault noise = new Fault(Fault.Kind.NOISE, 0, 0);
    journal.skipped(1, 7, noise, new Journal.Raw().of(new byte[2], 0, 2));
    journal.skipped(2, 8, noise, new Journal.Raw().of(new byte[3], 0, 3));
    journal.close();
    assertThat(next().stamp().connection()).isEqualTo(7);
    assertThat(((Event.SkippedEvent) next()).bytes().length()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Event.Direction.class)
  void bytesInNoFrameComeBackInPiecesThatFitAnEvent(Event.Direction direction) {
    byte[] bytes = new byte[140_000];
    new Random(2).nextBytes(bytes);
    journal.bytes(5, 6, direction, new Journal.Raw().of(bytes, 1, bytes.length - 2));
    journal.publish();
    Bytes all = Bytes.EMPTY;
    for (int seq = 0; seq < 3; seq++) {
      Event.BytesEvent event = (Event.BytesEvent) next();
      assertThat(event.stamp()).isEqualTo(new Event.Stamp(seq, 5, 6));
      assertThat(event.direction()).isEqualTo(direction);
      all = all.plus(event.bytes());
    }
    assertThat(all.equals(Bytes.copyOf(bytes, 1, bytes.length - 2))).isTrue();
    assertThat(reader.poll()).isNull();
  }

  @Test
  void changesOfStateComeBackAlsoWhereTheDetailIsLong() {
    journal.state(1, 2, "zustand", "geöffnet – ok");
    journal.state(3, 4, "open", "x".repeat(50_000));
    journal.publish();
    assertThat(reader.poll())
        .isEqualTo(new Event.StateEvent(new Event.Stamp(0, 1, 2), "zustand", "geöffnet – ok"));
    assertThat(((Event.StateEvent) next()).detail()).isEqualTo("x".repeat(16_384));
  }

  @ParameterizedTest
  @EnumSource(names = "PENDING", mode = EnumSource.Mode.EXCLUDE)
  void deliveriesComeBackWithStatusTimeAndReason(Delivery.Status status) {
    Delivery delivery = Deliveries.with(status);
    journal.delivery(8, 9, delivery);
    journal.publish();
    assertThat(reader.poll())
        .isEqualTo(
            new Event.DeliveryEvent(
                new Event.Stamp(0, 8, 9),
                1,
                status.word(),
                delivery.roundTripNanos(),
                delivery.reason()));
  }

  @Test
  void aMessageThatWasNeverSentComesBackAsFarAsItFits() {
    for (int length : new int[] {0, 5, 300_000}) {
      Delivery delivery = Deliveries.refused(Bytes.utf8("x".repeat(length)));
      journal.delivery(8, 9, delivery);
      journal.publish();
      Event.DeliveryEvent event = (Event.DeliveryEvent) next();
      assertThat(event.reason()).isEqualTo("ä reason");
      assertThat(event.unsent()).contains(Bytes.utf8("x".repeat(Math.min(length, 65_535))));
    }
  }

  @Test
  void theLargestFrameFitsTogetherWithItsText() {
    byte[] payload = new byte[65_528];
    new Random(1).nextBytes(payload);
    Bytes largest = Frames.frame(2, 0x20, payload);
    for (int i = 0; i < 10; i++) {
      frame(i, 0, Event.Direction.IN, Verdict.DELIVERED, largest, Bytes.copyOf(payload));
      journal.publish();
      Event.FrameEvent event = (Event.FrameEvent) next();
      assertThat(event.stamp().seq()).isEqualTo(i);
      assertThat(event.raw().equals(largest)).isTrue();
      assertThat(event.content().equals(Bytes.copyOf(payload))).isTrue();
    }
    assertThat(reader.takeLost()).isZero();
  }

  @Test
  void whatWasNotPublishedIsNotSeen() {
    state("one");
    assertThat(reader.poll()).isNull();
    assertThat(journal.size()).isZero();
    journal.publish();
    assertThat(next().stamp().seq()).isZero();
  }

  @Test
  void everyReaderSeesTheSameOrderFromTheOldestOn() {
    for (int i = 0; i < 100; i++) {
      state("s" + i);
    }
    journal.publish();
    List<String> first = words(reader);
    assertThat(first).hasSize(100).startsWith("s0", "s1").endsWith("s99");
    assertThat(words(journal.read())).isEqualTo(first);
  }

  @Test
  void memoryIsBoundedAndTheNewestEventsAreKept() {
    int written = 40_000;
    for (int i = 0; i < written; i++) {
      frame(i, 0, Event.Direction.IN, Verdict.DELIVERED, Frames.data("message " + i), null);
    }
    journal.publish();
    assertThat(journal.segments() * Segment.SIZE).isLessThanOrEqualTo(SMALLEST);
    int read = 0;
    Event last = null;
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      last = event;
      read++;
    }
    assertThat(reader.takeLost() + read).isEqualTo(written);
    assertThat(read).isBetween(1, written / 2);
    Bytes newest = Frames.data("message " + (written - 1));
    assertThat(last)
        .isInstanceOfSatisfying(
            Event.FrameEvent.class, frame -> assertThat(frame.raw()).isEqualTo(newest));
  }

  @Test
  void aSlowReaderIsToldHowManyOfThemOnlyCarriedALink() {
    byte[] carrier = Frames.frame(3, FrameType.SEAL, new byte[3_000]).toArray();
    Journal.Raw raw = new Journal.Raw();
    int carriers = 0;
    for (int i = 0; i < 1_000; i++) {
      if (i % 10 == 0) {
        frame(i, 0, Event.Direction.IN, null, Frames.data("message"), null);
      } else {
        String remark = i % 10 == 1 ? "odd" : "";
        carriers += remark.isEmpty() ? 1 : 0;
        journal.linkFrame(
            i, 0, Event.Direction.IN, remark, raw.of(carrier, 0, carrier.length), null);
      }
    }
    journal.publish();
    int seen = 0;
    int read = 0;
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      seen += event instanceof Event.FrameEvent frame && frame.isCarrier() ? 1 : 0;
      read++;
    }
    long lost = reader.takeLostCarriers();
    assertThat(lost).isPositive().isEqualTo(carriers - seen);
    assertThat(reader.takeLost()).isEqualTo(1_000 - read);
    assertThat(reader.takeLostCarriers()).isZero();
  }

  @Test
  void aSlowReaderIsToldExactlyHowManyEventsItMissed() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    long written = 0;
    long expected = 0;
    long missed = 0;
    for (int round = 0; round < 2_000; round++) {
      int more = random.nextInt(1 << random.nextInt(9));
      for (int i = 0; i < more; i++) {
        byte[] payload = new byte[random.nextInt(3_000)];
        frame(written++, 0, Event.Direction.IN, null, Frames.frame(1, 0x10, payload), null);
      }
      journal.publish();
      int reads = random.nextInt(1 << random.nextInt(9));
      for (Event event = reader.poll(); event != null; event = reader.poll()) {
        long lost = reader.takeLost();
        missed += lost;
        expected += lost;
        assertThat(event.stamp().seq()).as("seed %d, round %d", seed, round).isEqualTo(expected);
        assertThat(event.stamp().micros()).as("seed %d", seed).isEqualTo(expected);
        expected++;
        if (--reads < 0) {
          break;
        }
      }
    }
    long read = expected - missed;
    for (Event event = reader.poll(); event != null; event = reader.poll()) {
      read++;
    }
    assertThat(missed).as("seed %d: the test is to miss some", seed).isPositive();
    assertThat(missed + reader.takeLost() + read).as("seed %d", seed).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFFFFFFFF, 0x7FFFFFFF, 0, 24, 262_144})
  void aReaderThatWasOvertakenTakesNoBytesOfAPayloadForASize(int size) {
    for (int first = 1; first < 40; first += 3) {
      Journal overtaken = new Journal(SMALLEST);
      JournalReader behind = overtaken.read();
      byte[] ints = new byte[4_000];
      for (int i = first % 4; i + 4 <= ints.length; i += 4) {
        Segment.putInt(ints, i, size);
      }
      overtaken.state(0, 0, "s".repeat(first), "");
      overtaken.publish();
      behind.poll();
      int written = 500 + first;
      for (int i = 0; i < written; i++) {
        Journal.Raw raw = new Journal.Raw().of(ints, 0, ints.length);
        overtaken.frame(i, 0, Event.Direction.IN, null, raw, null);
      }
      overtaken.publish();
      int read = 0;
      while (behind.poll() != null) {
        read++;
      }
      assertThat(behind.takeLost() + read).isEqualTo(written);
    }
  }

  @Test
  void aReaderThatBeginsLateIsToldWhatItMissed() {
    for (int i = 0; i < 3_000; i++) {
      frame(i, 0, Event.Direction.IN, null, Frames.frame(1, 0x10, new byte[1_000]), null);
    }
    journal.publish();
    JournalReader late = journal.read();
    Event first = Objects.requireNonNull(late.poll());
    assertThat(late.takeLost()).isEqualTo(first.stamp().seq()).isPositive();
    assertThat(late.takeLost()).isZero();
  }

  @Test
  void awaitReturnsAtOnceWhereThereIsSomethingAndFalseWhenTheTimeIsUp() throws Exception {
    assertThat(reader.await(1)).isFalse();
    state("one");
    journal.publish();
    assertThat(reader.await(EVER)).isTrue();
    assertThat(reader.poll()).isNotNull();
    assertThat(reader.await(1)).isFalse();
  }

  @Test
  void publishingWakesEveryReaderThatWaits() throws Exception {
    FutureTask<Boolean> one = waiting(journal.read());
    FutureTask<Boolean> other = waiting(journal.read());
    state("one");
    journal.publish();
    assertThat(one.get()).isTrue();
    assertThat(other.get()).isTrue();
  }

  @Test
  void aBellRingsOnceForAnEventThatIsThereThatComesAndForTheEnd() {
    AtomicInteger rung = new AtomicInteger();
    reader.ring(rung::incrementAndGet);
    journal.publish();
    assertThat(rung).hasValue(0);
    state("one");
    journal.publish();
    assertThat(rung).hasValue(1);
    state("two");
    journal.publish();
    assertThat(rung).hasValue(1);
    reader.ring(rung::incrementAndGet);
    assertThat(rung).hasValue(2);
    assertThat(words(reader)).containsExactly("one", "two");
    reader.ring(rung::incrementAndGet);
    assertThat(rung).hasValue(2);
    journal.close();
    assertThat(rung).hasValue(3);
    reader.ring(rung::incrementAndGet);
    assertThat(rung).hasValue(4);
  }

  @Test
  void closingWakesReadersAndEndsThemAfterTheLastEvent() throws Exception {
    FutureTask<Boolean> idle = waiting(reader);
    journal.close();
    assertThat(idle.get()).isFalse();
    assertThat(reader.isAtEnd()).isTrue();
    assertThat(journal.isClosed()).isTrue();
  }

  @Test
  void closingPublishesWhatWasWrittenAndNothingIsShownAfterwards() {
    state("last");
    journal.close();
    assertThat(reader.isAtEnd()).isFalse();
    state("too late");
    journal.publish();
    assertThat(words(reader)).containsExactly("last");
    assertThat(reader.isAtEnd()).isTrue();
  }

  /** Starts to wait; returns once the thread was seen waiting. */
  private static FutureTask<Boolean> waiting(JournalReader reader) {
    FutureTask<Boolean> task = new FutureTask<>(() -> reader.await(EVER));
    Thread thread = new Thread(task, "reader");
    thread.setDaemon(true);
    thread.start();
    Eventually.isTrue(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return task;
  }

  private void frame(
      long micros,
      long connection,
      Event.Direction direction,
      @Nullable Verdict verdict,
      Bytes raw,
      @Nullable Bytes plain) {
    Journal.Raw part = new Journal.Raw().of(raw.toArray(), 0, raw.length());
    journal.frame(micros, connection, direction, verdict, part, plain);
  }

  private void state(String word) {
    journal.state(0, 0, word, "");
  }

  private Event next() {
    return Objects.requireNonNull(reader.poll());
  }

  private static List<String> words(JournalReader from) {
    List<String> words = new ArrayList<>();
    for (Event event = from.poll(); event != null; event = from.poll()) {
      words.add(((Event.StateEvent) event).state());
    }
    return words;
  }
}
