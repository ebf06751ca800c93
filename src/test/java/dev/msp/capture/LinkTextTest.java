package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of the frames of an MSP/3 link. Source: MSP protocol, sections 4.1 and 4.5. */
class LinkTextTest {

  private static final Optional<Bytes> CLOSED = Optional.empty();

  private static Bytes vector(String name) throws IOException {
    try (InputStream in = LinkTextTest.class.getResourceAsStream("/vectors/msp3.json")) {
      JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(in)).get("vectors");
      return Bytes.hex(all.get(name).asText());
    }
  }

  private static Bytes link(String body) {
    return frame(FrameType.LINK, "00000005" + body + "00000000");
  }

  private static Bytes frame(int type, String payload) {
    return Bytes.copyOf(FrameEncoder.frame(3, type, Bytes.hex(payload)));
  }

  private static String text(Bytes raw) {
    return LinkText.of(raw, CLOSED).orElseThrow();
  }

  @Test
  void aLinkFrameTellsWhatItCarries() throws IOException {
    assertThat(text(vector("LINK DATA off 0 record(ch1,Hello)")))
        .isEqualTo("CTR 1  DATA 0..8 (message 5: Hello)");
    assertThat(text(vector("LINK ACK cum 8 last 1 map 0 wnd 255")))
        .isEqualTo("CTR 1  ACK  ack 8  last 1  wnd 63.75 KiB");
  }

  @Test
  void aGreetingTellsWhatItAsksFor() throws IOException {
    assertThat(text(vector("HELLO i"))).isEqualTo("n 10111213  mtu 1024  sealed only");
    assertThat(text(vector("HELLO r")))
        .isEqualTo("n 20212223  mtu 1024  sealed only  answers 10111213");
  }

  @Test
  void aStepOfTheHandshakeTellsWhichAndWhetherItIsWhole() throws IOException {
    Bytes third = vector("NOISE 3");
    assertThat(text(third)).isEqualTo("step 3 with passphrase  64 bytes");
    byte[] broken = third.toArray();
    broken[20] ^= 1;
    assertThat(text(Bytes.copyOf(broken)))
        .isEqualTo("step 3 with passphrase  64 bytes  CRC32C wrong");
  }

  @Test
  void aSealedFrameTellsWhatItCarriesOnlyWhereItWasOpened() throws IOException {
    Bytes raw = vector("SEAL ctr 1 DATA off 0 record(ch1,Hello)");
    Bytes body = Bytes.hex("0100000000" + "010005" + "48656c6c6f");
    assertThat(text(raw)).isEqualTo("CTR 1  sealed, 13 bytes");
    assertThat(LinkText.of(raw, Optional.of(body))).hasValue("CTR 1  DATA 0..8 (message 5: Hello)");
  }

  @Test
  void acknowledgementsTellWhichFramesAreMissing() {
    // LAST 9; MAP: 8 and 6 were taken, 7 and all from 5 down were not
    assertThat(text(link("82" + "00000060" + "00000021" + "00000009" + "000000fd" + "1000")))
        .isEqualTo("CTR 5  ACK  ack 33  last 9  without 7  wnd 1 MiB");
    assertThat(text(link("82" + "00000060" + "00000021" + "00000009" + "00000005" + "0000")))
        .isEqualTo("CTR 5  ACK  ack 33  last 9  without 6 before it  wnd 0 KiB");
  }

  @Test
  void dataThatBeginsInsideOfARecordIsNotTakenForRecords() {
    assertThat(text(link("01" + "00000029" + "48656c6c6f"))).isEqualTo("CTR 5  DATA 41..46");
    assertThat(text(link("01" + "00000029" + "000000000000"))).isEqualTo("CTR 5  DATA 41..47");
    assertThat(text(link("01" + "00000029" + "01000161" + "01000162" + "01000163")))
        .isEqualTo("CTR 5  DATA 41..53 (3 records)");
  }

  @Test
  void controlRecordsAreToldByName() {
    String resume = "00" + "0019" + "02" + "00".repeat(16) + "0000000000000007";
    String bye = "00" + "0005" + "0100" + "656e64";
    assertThat(text(link("01" + "00000000" + resume + bye)))
        .isEqualTo("CTR 5  DATA 0..36 (RESUME next message 7; BYE end)");
    assertThat(text(link("05" + "00000000" + "04" + "6e6f")))
        .isEqualTo("CTR 5  RESET 4 authentication: no");
  }

  @Test
  void framesThatAreNoneOfALinkAreLeftAlone() {
    Bytes classic = Bytes.copyOf(FrameEncoder.frame(1, FrameType.LINK, Bytes.hex("0000000501")));
    assertThat(LinkText.of(classic, CLOSED)).isEmpty();
    assertThat(LinkText.of(frame(FrameType.DATA, "41"), CLOSED)).isEmpty();
    assertThat(LinkText.of(frame(FrameType.LINK, "00000005"), CLOSED)).isEmpty();
    assertThat(LinkText.of(frame(FrameType.HELLO, "48656c6c6f"), CLOSED)).isEmpty();
  }

  @Test
  void everyPartStandsWhereItsBytesAre() throws IOException {
    Bytes raw = vector("LINK DATA off 0 record(ch1,Hello)");
    assertThat(FrameField.of(raw, CLOSED))
        .extracting(FrameField::name, FrameField::from, FrameField::to, FrameField::value)
        .contains(
            tuple("CTR", 6, 10, "1"),
            tuple("KIND", 10, 11, "DATA"),
            tuple("OFF", 11, 15, "0"),
            tuple("RECORD", 15, 23, "message 5: Hello"),
            tuple("CRC32C", 23, 27, "4 bytes"),
            tuple("CRC", 27, 28, "D1 good"));
    assertThat(FrameField.of(vector("HELLO i"), CLOSED))
        .filteredOn(field -> field.name().equals("mtu"))
        .extracting(FrameField::from, FrameField::to, FrameField::value)
        .containsExactly(tuple(46, 54, "1024"));
  }

  @Test
  void anyBytesAreToldInPartsThatFollowEachOtherInsideTheFrame() {
    Random random = new Random(20261122);
    for (int i = 0; i < 20_000; i++) {
      byte[] payload = new byte[random.nextInt(60)];
      random.nextBytes(payload);
      if (payload.length > 4 && random.nextBoolean()) {
        payload[4] = (byte) (random.nextInt(7) | random.nextInt(2) << 7);
      }
      int type = FrameType.HELLO + random.nextInt(4);
      Bytes raw = Bytes.copyOf(FrameEncoder.frame(3, type, Bytes.copyOf(payload)));
      byte[] body = new byte[Math.max(0, random.nextBoolean() ? payload.length - 20 : 3)];
      random.nextBytes(body);
      Optional<Bytes> plain = random.nextBoolean() ? Optional.of(Bytes.copyOf(body)) : CLOSED;
      LinkText.of(raw, plain).ifPresent(line -> assertThat(line).isNotEmpty());
      assertInOrder(raw, FrameField.of(raw, plain));
    }
  }

  private static void assertInOrder(Bytes raw, List<FrameField> fields) {
    int at = 0;
    for (FrameField field : fields) {
      boolean whole = field.name().equals(FrameField.PAYLOAD);
      assertThat(field.from()).isBetween(at, raw.length());
      assertThat(field.to()).isBetween(field.from(), raw.length());
      at = whole ? at : field.to();
    }
    assertThat(at).isEqualTo(raw.length());
  }
}
