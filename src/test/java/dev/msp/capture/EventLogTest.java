package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.session.Clock;
import dev.msp.session.Eventually;
import dev.msp.session.WrittenJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventLogTest {

  private static final long PATIENCE = 30_000_000_000L;
  private static final int LARGE = 64 << 20;

  /** 2026-11-22, noon. */
  private static final long NOON = 1_795_348_800_000_000L;

  /** Hides one word. */
  private static final Mask MASK =
      new Mask() {
        @Override
        public String mask(String text) {
          return text.replace("hunter2", "*******");
        }

        @Override
        public Bytes mask(Bytes bytes) {
          String text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
          return Bytes.copyOf(mask(text).getBytes(StandardCharsets.ISO_8859_1));
        }
      };

  /** Notes what it is told. */
  private static final class Told implements EventLog.Trouble {
    final List<String> sentences = new CopyOnWriteArrayList<>();

    @Override
    public void lost(String session, long count) {
      sentences.add(count + " of " + session);
    }

    @Override
    public void ended(IOException reason) {
      sentences.add("ended: " + PrivateFile.reason(reason));
    }
  }

  @TempDir Path directory;

  private final Told told = new Told();

  private Path file() {
    return directory.resolve("x.log");
  }

  private EventLog start(LogFormat format, LogFile.Rotation rotation) throws IOException {
    return EventLog.start(LogFile.append(file(), rotation), style(format), told);
  }

  private static EventLog.Style style(LogFormat format) {
    return new EventLog.Style(format, MASK, Clock.system(), ZoneOffset.ofHours(1));
  }

  /** Returns the lines between the first and the last, which are the log's own. */
  private static List<String> inside(List<String> lines) {
    assertThat(lines.get(0)).contains("started");
    assertThat(lines.get(lines.size() - 1)).contains("stopped");
    return lines.subList(1, lines.size() - 1);
  }

  private List<String> lines() throws IOException {
    return inside(Files.readAllLines(file()));
  }

  @Test
  void aLineHasTheDateTheSessionAndTheWholeMessage() throws Exception {
    WrittenJournal dev = new WrittenJournal(LARGE);
    EventLog log = start(LogFormat.TEXT, LogFile.Rotation.NEVER);
    log.follow("dev", dev.journal(), 0);
    dev.state(NOON, "open", "here to there");
    dev.sent(NOON + 4_000, "Hello\u001b[31m MSP");
    dev.message(NOON + 5_000, "x".repeat(60_000));
    dev.message(NOON + 6_000, Bytes.hex("ff".repeat(40)));
    assertThat(log.stop(PATIENCE)).isEqualTo(new EventLog.Summary(4, 0));
    assertThat(lines())
        .containsExactly(
            "2026-11-22T13:00:00.000+01:00 dev * open  here to there",
            "2026-11-22T13:00:00.004+01:00 dev → DATA      21  Hello\\e[31m MSP",
            "2026-11-22T13:00:00.005+01:00 dev ← DATA   60007  " + "x".repeat(60_000),
            "2026-11-22T13:00:00.006+01:00 dev ← DATA      47  FF" + " FF".repeat(39));
  }

  @Test
  void asJsonEveryLineIsOneObject() throws Exception {
    WrittenJournal dev = new WrittenJournal(LARGE);
    EventLog log = start(LogFormat.JSON, LogFile.Rotation.NEVER);
    log.follow("dev", dev.journal(), 0);
    dev.message(NOON, "Grüße");
    log.stop(PATIENCE);
    List<JsonNode> all = new ArrayList<>();
    for (String line : Files.readAllLines(file())) {
      all.add(new ObjectMapper().readTree(line));
    }
    assertThat(all.get(0).get("event").asText()).isEqualTo("log");
    assertThat(all.get(0).get("state").asText()).isEqualTo("started");
    assertThat(all.get(1).get("session").asText()).isEqualTo("dev");
    assertThat(all.get(1).get("time").asText()).isEqualTo("2026-11-22T12:00:00.000000Z");
    assertThat(all.get(1).get("text").asText()).isEqualTo("Grüße");
    assertThat(all.get(2).get("state").asText()).isEqualTo("stopped");
  }

  @Test
  void whatMustNotBeShownIsMaskedBeforeItIsEscapedOrWrittenInHex() throws Exception {
    for (LogFormat format : LogFormat.values()) {
      WrittenJournal dev = new WrittenJournal(LARGE);
      EventLog log = start(format, LogFile.Rotation.NEVER);
      log.follow("hunter2", dev.journal(), 0);
      dev.message(NOON, "login hunter2\u0000");
      dev.message(NOON, Bytes.utf8("hunter2").plus(Bytes.hex("ff")));
      dev.state(NOON, "closed", "refused hunter2");
      log.stop(PATIENCE);
      assertThat(Files.readString(file()))
          .contains("*******")
          .doesNotContain("hunter2", Bytes.utf8("hunter2").toHex(), "68 75 6E 74 65 72 32");
      Files.delete(file());
    }
  }

  @Test
  void sessionsAreWrittenInTheOrderOfTimeAndEachFromWhereItIsFollowed() throws Exception {
    WrittenJournal dev = new WrittenJournal(LARGE);
    WrittenJournal sim = new WrittenJournal(LARGE);
    dev.message(NOON, "before the log");
    dev.message(NOON + 1, "1");
    sim.message(NOON + 2, "2");
    dev.message(NOON + 3, "3");
    sim.message(NOON + 4, "4");
    sim.message(NOON + 5, "5");
    EventLog log = start(LogFormat.TEXT, LogFile.Rotation.NEVER);
    log.follow("dev", dev.journal(), 1);
    dev.close();
    log.follow("sim", sim.journal(), 0);
    log.stop(PATIENCE);
    List<String> first = lines();
    assertThat(first).hasSize(5);
    assertThat(first.stream().filter(line -> line.contains("dev")))
        .allMatch(line -> line.endsWith("1") || line.endsWith("3"));
    assertThat(first.stream().filter(line -> line.contains("sim")).map(EventLogTest::last))
        .containsExactly("2", "4", "5");
  }

  private static String last(String line) {
    return line.substring(line.length() - 1);
  }

  @Test
  void whatHappensIsInTheFileWithinASecondWithoutBeingAskedFor() throws Exception {
    WrittenJournal dev = new WrittenJournal(LARGE);
    EventLog log = start(LogFormat.TEXT, LogFile.Rotation.NEVER);
    log.follow("dev", dev.journal(), 0);
    for (int i = 0; i < 5; i++) {
      String text = "message " + i;
      dev.message(NOON, text);
      long from = System.nanoTime();
      Eventually.isTrue(() -> contains(text));
      assertThat(System.nanoTime() - from).isLessThan(1_000_000_000L);
    }
    log.stop(PATIENCE);
  }

  private boolean contains(String text) {
    try {
      return Files.readString(file()).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void underLoadNothingIsLostTheOrderIsKeptAndLinesAreWhole() throws Exception {
    int events = 100_000;
    WrittenJournal dev = new WrittenJournal(LARGE);
    WrittenJournal sim = new WrittenJournal(LARGE);
    EventLog log = start(LogFormat.JSON, new LogFile.Rotation(1_000_000, 1_000));
    log.follow("dev", dev.journal(), 0);
    log.follow("sim", sim.journal(), 0);
    for (int i = 0; i < events / 2; i++) {
      dev.message(NOON + i, "d" + i);
      sim.message(NOON + i, "s" + i);
    }
    assertThat(log.stop(PATIENCE)).isEqualTo(new EventLog.Summary(events, 0));
    List<String> lines = inside(rotated());
    assertThat(lines).hasSize(events);
    ObjectMapper mapper = new ObjectMapper();
    int[] next = new int[2];
    for (String line : lines) {
      JsonNode event = mapper.readTree(line);
      boolean isDev = event.get("session").asText().equals("dev");
      int number = next[isDev ? 0 : 1]++;
      assertThat(event.get("text").asText()).isEqualTo((isDev ? "d" : "s") + number);
    }
    assertThat(told.sentences).isEmpty();
  }

  private List<String> rotated() throws IOException {
    List<String> all = new ArrayList<>();
    int oldest = 0;
    while (Files.exists(directory.resolve("x.log." + (oldest + 1)))) {
      oldest++;
      assertThat(Files.size(directory.resolve("x.log." + oldest))).isLessThanOrEqualTo(1_000_000);
    }
    assertThat(oldest).isGreaterThan(5);
    for (int number = oldest; number > 0; number--) {
      all.addAll(Files.readAllLines(directory.resolve("x.log." + number)));
    }
    all.addAll(Files.readAllLines(file()));
    return all;
  }

  @Test
  void whatWasWrittenOverBeforeItCouldBeWrittenIsCountedAndTold() throws Exception {
    WrittenJournal dev = new WrittenJournal(512 << 10);
    int events = 2_000;
    for (int i = 0; i < events; i++) {
      dev.message(NOON + i, "x".repeat(1_000));
    }
    EventLog log = start(LogFormat.TEXT, LogFile.Rotation.NEVER);
    log.follow("dev", dev.journal(), 0);
    EventLog.Summary summary = log.stop(PATIENCE);
    assertThat(summary.lost()).isPositive();
    assertThat(summary.events() + summary.lost()).isEqualTo(events);
    assertThat(lines().get(0)).endsWith("dev * log lost " + summary.lost());
    assertThat(told.sentences).containsExactly(summary.lost() + " of dev");
  }

  @Test
  void aFullDiskIsFoundWhenTheLogBegins() {
    assertThatIOException()
        .isThrownBy(
            () ->
                EventLog.start(
                    LogFile.unchecked(Path.of("/dev/full")), style(LogFormat.TEXT), told))
        .withMessage("No space left on device");
  }

  @Test
  void aLogThatCannotGoOnTellsItAndFailsToStop() throws Exception {
    WrittenJournal dev = new WrittenJournal(LARGE);
    EventLog log = start(LogFormat.TEXT, LogFile.Rotation.NEVER);
    log.follow("dev", dev.journal(), 0);
    Files.delete(file());
    Files.delete(directory);
    dev.message(NOON, "lost");
    Eventually.isTrue(() -> !told.sentences.isEmpty());
    assertThat(told.sentences)
        .containsExactly("ended: its directory is not there; make that first");
    assertThatIOException().isThrownBy(() -> log.stop(PATIENCE));
    Files.createDirectory(directory); // for who cleans up
  }
}
