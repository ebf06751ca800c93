package dev.msp.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.session.Event;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private static final Event.Stamp STAMP = new Event.Stamp(12, 1_001, 0);
  private static final String START =
      "{\"time\":\"1970-01-01T00:00:00.001001Z\",\"seq\":12,\"session\":\"bench\",";
  private static final EventJson JSON = new EventJson("bench", false);

  private static Event.FrameEvent frame(int type, Bytes payload, Optional<Bytes> plain) {
    Bytes raw = FrameEncoder.encode(new Frame(2, type, payload));
    return new Event.FrameEvent(STAMP, Event.Direction.OUT, false, "", raw, plain);
  }

  private static JsonNode parse(EventJson json, Event event) throws JsonProcessingException {
    return new ObjectMapper().readTree(json.line(event));
  }

  @Test
  void aFrameHasAllItsFieldsInThisOrder() {
    assertThat(JSON.line(frame(FrameType.DATA, Bytes.utf8("AB"), Optional.empty())))
        .isEqualTo(
            START
                + "\"event\":\"frame\",\"direction\":\"out\",\"version\":2,\"type\":16,"
                + "\"typeName\":\"DATA\",\"length\":9,\"payload\":\"4142\","
                + "\"hex\":\"aa55000902104142"
                + "83\",\"text\":\"AB\"}");
  }

  @Test
  void aConnectionOfAListenerIsNamed() throws JsonProcessingException {
    Event.Stamp third = new Event.Stamp(1, 0, 3);
    assertThat(parse(JSON, new Event.StateEvent(third, "open", "")).get("connection").intValue())
        .isEqualTo(3);
    assertThat(parse(JSON, new Event.StateEvent(STAMP, "open", "")).has("connection")).isFalse();
  }

  @Test
  void textIsThereOnlyWhereThePayloadIsReadable() throws JsonProcessingException {
    Bytes bytes = Bytes.utf8("text");
    assertThat(parse(JSON, frame(0x10, Bytes.hex("ff"), Optional.empty())).has("text")).isFalse();
    assertThat(parse(JSON, frame(0x20, bytes, Optional.empty())).has("text")).isFalse();
    JsonNode opened = parse(JSON, frame(0x20, bytes, Optional.of(Bytes.utf8("opened"))));
    assertThat(opened.get("text").textValue()).isEqualTo("opened");
    assertThat(opened.get("payload").textValue()).isEqualTo(bytes.toHex());
    assertThat(parse(JSON, frame(0x10, Bytes.EMPTY, Optional.empty())).get("text").textValue())
        .isEmpty();
  }

  @Test
  void skippedBytesAreDamageOrNoise() {
    Bytes bytes = Bytes.hex("aa55");
    assertThat(
            JSON.line(new Event.SkippedEvent(STAMP, new Fault(Fault.Kind.INCOMPLETE, 9, 2), bytes)))
        .isEqualTo(
            START
                + "\"event\":\"damaged\",\"direction\":\"in\",\"length\":2,\"hex\":\"aa55\","
                + "\"fault\":\"incomplete\",\"reason\":\"2 of 9 bytes, then silence\"}");
    assertThat(JSON.line(new Event.SkippedEvent(STAMP, new Fault(Fault.Kind.NOISE, 0, 0), bytes)))
        .contains("\"event\":\"noise\"", "\"fault\":\"noise\"");
  }

  @Test
  void bytesInNoFrameHaveTheirTextWhereTheyAreText() {
    assertThat(JSON.line(new Event.BytesEvent(STAMP, Event.Direction.OUT, Bytes.utf8("é\r"))))
        .isEqualTo(
            START
                + "\"event\":\"bytes\",\"direction\":\"out\",\"length\":3,\"hex\":\"c3a90d\","
                + "\"text\":\"é\\r\"}");
    assertThat(JSON.line(new Event.BytesEvent(STAMP, Event.Direction.IN, Bytes.hex("ff41"))))
        .isEqualTo(
            START + "\"event\":\"bytes\",\"direction\":\"in\",\"length\":2,\"hex\":\"ff41\"}");
  }

  @Test
  void statesAndDeliveriesLeaveOutWhatIsNotThere() {
    assertThat(JSON.line(new Event.StateEvent(STAMP, "opening", "")))
        .isEqualTo(START + "\"event\":\"state\",\"state\":\"opening\"}");
    assertThat(JSON.line(new Event.DeliveryEvent(STAMP, 4, "late", 1_234_567, "why")))
        .isEqualTo(
            START
                + "\"event\":\"delivery\",\"delivery\":4,\"status\":\"late\","
                + "\"rttMicros\":1234,\"reason\":\"why\"}");
    Optional<Bytes> unsent = Optional.of(Bytes.utf8("Hi"));
    assertThat(JSON.line(new Event.DeliveryEvent(STAMP, 4, "failed", -1, "why", unsent)))
        .endsWith("\"status\":\"failed\",\"reason\":\"why\",\"text\":\"Hi\"}");
    assertThat(JSON.line(new Event.DeliveryEvent(STAMP, 4, "failed", -1, "why")))
        .doesNotContain("rttMicros");
  }

  @Test
  void aMessageOverALinkHasItsNumberAndSaysWhereItGoesOn() {
    Bytes text = Bytes.utf8("Hi");
    assertThat(JSON.line(new Event.MessageEvent(STAMP, Event.Direction.OUT, 7, text, true)))
        .isEqualTo(
            START
                + "\"event\":\"message\",\"direction\":\"out\",\"delivery\":7,\"length\":2,"
                + "\"payload\":\"4869\",\"text\":\"Hi\",\"more\":true}");
  }

  @Test
  void aFrameOfALinkSaysWhatItIsAboutAndIsNoText() throws JsonProcessingException {
    Bytes body = Bytes.hex("00000005" + "0300000009" + "00000000");
    Bytes raw = FrameEncoder.encode(new Frame(3, FrameType.LINK, body));
    JsonNode line =
        parse(
            JSON,
            new Event.FrameEvent(STAMP, Event.Direction.IN, false, "", raw, Optional.empty()));
    assertThat(line.get("link").textValue()).isEqualTo("CTR 5  PING");
    assertThat(line.has("text")).isFalse();
  }

  @Test
  void everythingForeignIsEscapedAndComesBackAsItWas() throws JsonProcessingException {
    String hostile = "\u001b]0;x\u0007\u009b\u202e\"\\\r\n日本";
    for (boolean ascii : new boolean[] {false, true}) {
      EventJson json = new EventJson(hostile, ascii);
      Event event = frame(FrameType.DATA, Bytes.utf8(hostile), Optional.empty());
      String line = json.line(event);
      assertThat(AllowedOnTerminal.firstOffence(line)).as(line).isEqualTo(-1);
      assertThat(line.chars().allMatch(c -> c < 0x80)).isEqualTo(ascii);
      assertThat(parse(json, event).get("text").textValue()).isEqualTo(hostile);
      assertThat(parse(json, event).get("session").textValue()).isEqualTo(hostile);
    }
  }
}
