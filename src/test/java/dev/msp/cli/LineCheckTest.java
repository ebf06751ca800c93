package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.transport.TransportException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Each kind of damage is named, and what is no known kind is not given a name. */
class LineCheckTest {

  private static final IntFunction<int[]> CLEAN = value -> new int[] {value};
  private static final IntFunction<int[]> STRIPPED = value -> new int[] {value & 0x7F};
  private static final IntFunction<int[]> NO_FLOW =
      value -> value == 0x11 || value == 0x13 ? new int[0] : new int[] {value};
  private static final IntFunction<int[]> ICRNL = replacing(0x0D, 0x0A);
  private static final IntFunction<int[]> ONLCR = replacing(0x0A, 0x0D, 0x0A);
  private static final IntFunction<int[]> CARET =
      value ->
          value < 0x20 && value != 0x09 && value != 0x0A || value == 0x7F
              ? new int[] {'^', value ^ 0x40}
              : new int[] {value};

  private static final Map<String, IntFunction<int[]>> KNOWN =
      Map.ofEntries(
          Map.entry("xon-xoff", NO_FLOW),
          Map.entry("seven-bits", STRIPPED),
          Map.entry("cr-lf", ICRNL),
          Map.entry("terminal-echo", CARET),
          Map.entry("ff-doubled", replacing(0xFF, 0xFF, 0xFF)),
          Map.entry("signals", without(0x03, 0x1A, 0x1C)),
          Map.entry("line-editing", without(0x04)));

  private static IntFunction<int[]> replacing(int value, int... by) {
    return sent -> sent == value ? by : new int[] {sent};
  }

  private static IntFunction<int[]> without(Integer... values) {
    return sent -> List.of(values).contains(sent) ? new int[0] : new int[] {sent};
  }

  /** Returns one damage behind another. */
  private static IntFunction<int[]> both(IntFunction<int[]> first, IntFunction<int[]> second) {
    return sent ->
        Arrays.stream(first.apply(sent)).flatMap(x -> Arrays.stream(second.apply(x))).toArray();
  }

  /** A line without time: what is sent comes back at once, as a function makes it. */
  private record Line(Function<Bytes, Bytes> answers) implements Questions {

    static Line of(IntFunction<int[]> damage) {
      return new Line(sent -> applied(damage, sent));
    }

    @Override
    public Bytes ask(Bytes question, Predicate<Bytes> whole) {
      return answers.apply(question);
    }

    @Override
    public Bytes settle() {
      return Bytes.EMPTY;
    }

    @Override
    public boolean isOver() {
      return false;
    }
  }

  private static Bytes applied(IntFunction<int[]> damage, Bytes sent) {
    List<Integer> came = new ArrayList<>();
    for (int i = 0; i < sent.length(); i++) {
      Arrays.stream(damage.apply(sent.at(i))).forEach(came::add);
    }
    byte[] bytes = new byte[came.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) came.get(i);
    }
    return Bytes.copyOf(bytes);
  }

  private static LineReport checkAll(Function<Bytes, Bytes> answers) {
    try {
      return new LineCheck(new Line(answers), 1).run();
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  private static LineReport check(IntFunction<int[]> damage) {
    return checkAll(Line.of(damage).answers());
  }

  private static Set<String> faults(LineReport report) {
    Set<String> faults = new HashSet<>();
    report.findings().stream()
        .filter(finding -> !finding.ok())
        .forEach(one -> faults.add(one.check()));
    return faults;
  }

  private static String found(LineReport report, String check) {
    return report.findings().stream()
        .filter(finding -> finding.check().equals(check))
        .map(Finding::found)
        .reduce("", String::concat);
  }

  @Test
  void aCleanLineIsSaidToBeClean() {
    LineReport report = check(CLEAN);
    assertThat(report.ok()).isTrue();
    assertThat(report.peer()).isEqualTo(LineReport.Peer.ECHO);
    assertThat(found(report, "bytes")).contains("all 256 byte values came back unchanged");
  }

  @Test
  void eachDamageAloneHasItsNameAndNoOther() {
    KNOWN.forEach(
        (name, damage) -> assertThat(faults(check(damage))).as(name).containsExactly(name));
  }

  @Test
  void everyTwoDamagesTogetherHaveTheirNamesAndNoOther() {
    KNOWN.forEach(
        (one, first) ->
            KNOWN.forEach(
                (other, second) -> {
                  boolean hides = one.equals(other) || other.equals("terminal-echo");
                  if (!hides) {
                    assertThat(faults(check(both(first, second))))
                        .as("%s, then %s", one, other)
                        .isSubsetOf(one, other, "unknown")
                        .containsAnyOf(one, other);
                  }
                }));
  }

  @Test
  void theEvidenceIsTheVeryBytes() {
    assertThat(found(check(ICRNL), "cr-lf")).isEqualTo("0D came back as 0A");
    assertThat(found(check(NO_FLOW), "xon-xoff")).isEqualTo("11, 13 did not come back");
    assertThat(found(check(ONLCR), "cr-lf")).isEqualTo("0A came back as 0D 0A");
    assertThat(found(check(STRIPPED), "seven-bits"))
        .isEqualTo("80 came back as 00, 81 as 01, 82 as 02, 83 as 03 and 124 more");
  }

  @Test
  void onlyXoffGoneIsFlowControlToo() {
    assertThat(faults(check(without(0x13)))).containsExactly("xon-xoff");
  }

  @Test
  void lineEndsSwappedDroppedAndDoubledAreNamed() {
    IntFunction<int[]> swapped =
        value -> new int[] {value == 0x0D ? 0x0A : value == 0x0A ? 0x0D : value};
    for (IntFunction<int[]> damage :
        List.of(swapped, without(0x0D), without(0x0A), ONLCR, replacing(0x0D, 0x0D, 0x0A))) {
      assertThat(faults(check(damage))).containsExactly("cr-lf");
    }
  }

  @Test
  void strippedBitsMayBeParityOrAlwaysSet() {
    IntFunction<int[]> even =
        value -> new int[] {value & 0x7F | (Integer.bitCount(value & 0x7F) % 2 == 0 ? 0 : 0x80)};
    IntFunction<int[]> odd = value -> new int[] {even.apply(value)[0] ^ 0x80};
    IntFunction<int[]> mark = value -> new int[] {value | 0x80};
    IntFunction<int[]> checked =
        value -> even.apply(value)[0] == value ? new int[] {value} : new int[0];
    for (IntFunction<int[]> damage : List.of(even, odd, mark, checked)) {
      assertThat(faults(check(damage))).containsExactly("seven-bits");
    }
  }

  @Test
  void sevenBitsBeforeTheMappingOfLineEndsAreBothNamed() {
    LineReport report = check(both(STRIPPED, both(NO_FLOW, ICRNL)));
    assertThat(faults(report)).containsExactlyInAnyOrder("seven-bits", "xon-xoff", "cr-lf");
    assertThat(found(report, "cr-lf")).isEqualTo("0D came back as 0A");
  }

  @Test
  void telnetIsNamed() {
    IntFunction<int[]> telnet = both(replacing(0xFF, 0xFF, 0xFF), replacing(0x0D, 0x0D, 0x00));
    assertThat(faults(check(telnet))).containsExactlyInAnyOrder("ff-doubled", "telnet");
  }

  @Test
  void whatNoKnownFaultDoesIsCalledUnknownWithItsBytes() {
    LineReport report = check(both(ICRNL, replacing('a', 'b')));
    assertThat(faults(report)).containsExactlyInAnyOrder("cr-lf", "unknown");
    assertThat(found(report, "unknown")).startsWith("61 came back as 62");
  }

  @Test
  void someHighValuesAlteredAreNotCalledSevenBits() {
    IntFunction<int[]> some = value -> new int[] {value >= 0xC0 ? value & 0x7F : value};
    assertThat(faults(check(some))).containsExactly("unknown");
  }

  @Test
  void aShuffleOfAllValuesIsNoKnownFault() {
    long seed = new Random().nextLong();
    List<Integer> to = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      to.add(i);
    }
    java.util.Collections.shuffle(to, new Random(seed));
    LineReport report = check(value -> new int[] {to.get(value)});
    assertThat(faults(report)).as("seed %d", seed).containsAnyOf("rate");
    assertThat(faults(report)).as("seed %d", seed).doesNotContain("seven-bits", "terminal-echo");
  }

  @Test
  void whatIsDifferentEachTimeIsNoise() {
    Random random = new Random(7);
    LineReport report = check(value -> new int[] {random.nextInt(50) == 0 ? value ^ 0x08 : value});
    assertThat(faults(report)).containsExactly("noise");
  }

  @Test
  void whereNothingIsAsItWasSentTheRateIsDoubted() {
    Random random = new Random(7);
    LineReport report = check(value -> new int[] {random.nextInt(256)});
    assertThat(faults(report)).containsExactly("rate");
  }

  @Test
  void bytesMissingFromABurstOnlyAreLost() {
    LineReport report =
        checkAll(
            sent -> sent.length() < 200 ? sent : sent.slice(0, 100).plus(sent.slice(120, 256)));
    assertThat(faults(report)).containsExactly("lost");
    assertThat(found(report, "lost"))
        .startsWith("236 of 256 bytes in one go came back, 100 unchanged");
  }

  @Test
  void whatComesTwiceIsSaidToComeTwice() {
    assertThat(faults(check(value -> new int[] {value, value}))).containsExactly("twice");
  }

  @Test
  void aLineThatAnswersOnlyLineEndsIsInLineMode() {
    LineReport report = checkAll(sent -> sent.at(sent.length() - 1) == '\n' ? sent : Bytes.EMPTY);
    assertThat(faults(report)).containsExactly("line-mode");
  }

  @Test
  void nobodyIsSilent() {
    LineReport report = checkAll(sent -> Bytes.EMPTY);
    assertThat(report.peer()).isEqualTo(LineReport.Peer.SILENT);
  }

  /** A peer behind a line that damages what it gets; its ACK comes back as another line has it. */
  private static Function<Bytes, Bytes> peer(IntFunction<int[]> forth, IntFunction<int[]> back) {
    return sent -> {
      Bytes came = applied(forth, sent);
      boolean good = PeerCheck.isAcked(asAck(came));
      return good ? applied(back, PeerCheck.ack()) : Bytes.EMPTY;
    };
  }

  /** Turns a DATA frame into an ACK, so that only a good frame is one. */
  private static Bytes asAck(Bytes frame) {
    byte[] bytes = frame.toArray();
    if (bytes.length > 5) {
      bytes[5] = 0x11;
    }
    return Bytes.copyOf(bytes);
  }

  @Test
  void aPeerThatTakesEverythingProvesTheWayThere() {
    LineReport report = checkAll(peer(CLEAN, CLEAN));
    assertThat(report.ok()).isTrue();
    assertThat(report.peer()).isEqualTo(LineReport.Peer.MSP);
    assertThat(found(report, "bytes")).contains("all 256 byte values reach the peer");
  }

  @Test
  void aPeerThatRefusesWhatIsNoTextIsNoFault() {
    Function<Bytes, Bytes> peer =
        sent ->
            sent.length() > 7 && sent.slice(6, sent.length() - 1).isUtf8()
                ? PeerCheck.ack()
                : Bytes.EMPTY;
    LineReport report = checkAll(peer);
    assertThat(report.ok()).isTrue();
    assertThat(found(report, "bytes")).contains("243 byte values of text", "C0, C1, F5");
  }

  @Test
  void whatAPeerDoesNotGetIsNamed() {
    assertThat(faults(checkAll(peer(NO_FLOW, CLEAN)))).containsExactly("xon-xoff");
    assertThat(faults(checkAll(peer(ICRNL, CLEAN)))).containsExactly("cr-lf");
    IntFunction<int[]> swapped =
        value -> new int[] {value == 0x0D ? 0x0A : value == 0x0A ? 0x0D : value};
    assertThat(faults(checkAll(peer(swapped, CLEAN)))).containsExactly("cr-lf");
    assertThat(faults(checkAll(peer(without(0x03, 0x1C), CLEAN)))).containsExactly("signals");
    LineReport other = checkAll(peer(without(0x05, 0x06), CLEAN));
    assertThat(faults(other)).containsExactly("not-acked");
    assertThat(found(other, "not-acked")).contains("05, 06");
  }

  @Test
  void aPeerWhoseAcksXoffHoldsIsSetFreeAgain() {
    boolean[] held = {false};
    Function<Bytes, Bytes> peer =
        sent -> {
          for (int i = 0; i < sent.length(); i++) {
            held[0] = sent.at(i) == 0x13 || held[0] && sent.at(i) != 0x11;
          }
          return held[0] ? Bytes.EMPTY : peer(NO_FLOW, CLEAN).apply(sent);
        };
    LineReport report = checkAll(peer);
    assertThat(faults(report)).containsExactly("xon-xoff");
    assertThat(found(report, "xon-xoff")).isEqualTo("frames with 11, 13 are not acknowledged");
    assertThat(held[0]).isFalse();
  }

  @Test
  void aDamagedAckNamesTheWayBack() {
    assertThat(faults(checkAll(peer(CLEAN, NO_FLOW)))).containsExactly("xon-xoff");
    assertThat(faults(checkAll(peer(CLEAN, STRIPPED)))).containsExactly("seven-bits");
  }

  @Test
  void anEchoBeforeTheAckIsAFault() {
    LineReport report = checkAll(sent -> sent.plus(peer(CLEAN, CLEAN).apply(sent)));
    assertThat(faults(report)).containsExactly("echo");
  }

  @Test
  void noLineEndFollowsAPrintableCharacterInWhatIsSent() {
    List<Integer> order = EchoCheck.order();
    assertThat(order).hasSize(256).doesNotHaveDuplicates();
    assertThat(order.indexOf((int) ' ')).isGreaterThan(order.indexOf(0x0D));
    assertThat(order.indexOf(0x11)).isEqualTo(order.indexOf(0x13) + 2);
    assertThat(order.indexOf(0x91)).isEqualTo(order.indexOf(0x93) + 2);
  }

  @Test
  void theMessagesToAPeerHoldAllBytesThatTextHas() {
    Set<Integer> held = new HashSet<>();
    for (List<String> row : PeerCheck.rows()) {
      Bytes payload = PeerCheck.payload(row);
      assertThat(payload.isUtf8()).isTrue();
      for (int i = 0; i < payload.length(); i++) {
        held.add(payload.at(i));
      }
    }
    assertThat(held).hasSize(243);
  }
}
