package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields of JSON lines, as DESIGN.md 3 and msp(1) name them. */
class SendJsonTest {

  private static List<JsonNode> parse(Cli.Outcome outcome) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : outcome.lines()) {
      nodes.add(mapper.readTree(line));
    }
    return nodes;
  }

  private static JsonNode find(List<JsonNode> events, String event, String field, String value) {
    return events.stream()
        .filter(node -> node.path("event").asText().equals(event))
        .filter(node -> node.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError(event + ' ' + field + ' ' + value + ": " + events));
  }

  @Test
  void everyEventHasTimeNumberSessionAndKind() throws IOException {
    try (Peer peer = Peer.acking()) {
      List<JsonNode> events =
          parse(Cli.run("send", peer.endpoint() + "?name=bench", "Hello", "--json").exits(0));
      assertThat(events).hasSizeGreaterThanOrEqualTo(5);
      for (int i = 0; i < events.size(); i++) {
        JsonNode event = events.get(i);
        assertThat(event.get("time").textValue())
            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(event.get("seq").longValue()).isEqualTo(i);
        assertThat(event.get("session").textValue()).isEqualTo("bench");
        assertThat(event.get("event").textValue()).isIn("frame", "state", "delivery");
      }
    }
  }

  @Test
  void framesTellAllTheirFields() throws IOException {
    try (Peer peer = Peer.acking()) {
      List<JsonNode> events = parse(Cli.run("send", peer.endpoint(), "Hello MSP", "--json"));
      JsonNode data = find(events, "frame", "direction", "out");
      assertThat(data.get("version").intValue()).isEqualTo(1);
      assertThat(data.get("type").intValue()).isEqualTo(0x10);
      assertThat(data.get("typeName").textValue()).isEqualTo("DATA");
      assertThat(data.get("length").intValue()).isEqualTo(16);
      assertThat(data.get("payload").textValue()).isEqualTo("48656c6c6f204d5350");
      assertThat(data.get("hex").textValue()).isEqualTo("aa550010011048656c6c6f204d535004");
      assertThat(data.get("text").textValue()).isEqualTo("Hello MSP");
      JsonNode ack = find(events, "frame", "direction", "in");
      assertThat(ack.get("typeName").textValue()).isEqualTo("ACK");
      assertThat(ack.get("hex").textValue()).isEqualTo("aa55000901114f4b9a");
    }
  }

  @Test
  void statesAndDeliveriesTellTheirs() throws IOException {
    try (Peer peer = Peer.acking()) {
      List<JsonNode> events = parse(Cli.run("send", peer.endpoint(), "Hello", "--json"));
      assertThat(find(events, "state", "state", "opening").has("direction")).isFalse();
      assertThat(find(events, "state", "state", "open").get("reason").textValue())
          .contains(peer.port());
      JsonNode delivery = find(events, "delivery", "status", "acked");
      assertThat(delivery.get("rttMicros").longValue()).isPositive();
      assertThat(delivery.has("reason")).isFalse();
    }
  }

  @Test
  void failuresHaveAReasonAndNoRoundTrip() throws IOException {
    try (Peer peer = Peer.silent()) {
      List<JsonNode> events =
          parse(Cli.run("send", peer.endpoint(), "x", "--json", "--ack-timeout", "50ms").exits(4));
      JsonNode delivery = find(events, "delivery", "status", "timed-out");
      assertThat(delivery.get("reason").textValue()).startsWith("no ACK");
      assertThat(delivery.has("rttMicros")).isFalse();
    }
    List<JsonNode> events = parse(Cli.run("send", "tcp://127.0.0.1:1", "x", "--json").exits(3));
    assertThat(find(events, "delivery", "status", "failed").get("reason").textValue())
        .contains("refused");
    assertThat(find(events, "state", "state", "closed").get("reason").textValue())
        .contains("refused");
  }

  @Test
  void damageNoiseAndUnknownTypesAreEvents() throws IOException {
    try (Peer peer =
        Peer.answering(
            (frame, talk) -> {
              talk.send(Bytes.hex("00ff"));
              talk.send(Bytes.hex("aa55000801104142"));
              talk.send(new Frame(9, 0x7F, Bytes.hex("ff1b")));
              talk.send(new Frame(2, FrameType.ENCRYPTED_DATA, Bytes.utf8("x".repeat(32))));
              talk.ack(frame);
            })) {
      List<JsonNode> events = parse(Cli.run("send", peer.endpoint(), "x", "--json").exits(0));
      JsonNode noise = find(events, "noise", "direction", "in");
      assertThat(noise.get("hex").textValue()).startsWith("00");
      JsonNode damaged = find(events, "damaged", "direction", "in");
      assertThat(damaged.get("fault").textValue()).isEqualTo("checksum");
      assertThat(damaged.get("reason").textValue()).isEqualTo("CRC 42, computed 41");
      JsonNode unknown = find(events, "frame", "typeName", "0x7F");
      assertThat(unknown.get("type").intValue()).isEqualTo(0x7F);
      assertThat(unknown.get("version").intValue()).isEqualTo(9);
      assertThat(unknown.get("payload").textValue()).isEqualTo("ff1b");
      assertThat(unknown.has("text")).isFalse();
      JsonNode locked = find(events, "frame", "typeName", "ENCRYPTED DATA");
      assertThat(locked.has("text")).as("text of a frame that was not opened").isFalse();
      assertThat(locked.get("reason").textValue()).contains("no password");
    }
  }

  @Test
  void noJsonBeatsTheEnvironment() throws IOException {
    try (Peer peer = Peer.acking()) {
      Cli.Outcome json = new Cli().env("MSP_JSON", "1").with("send", peer.endpoint(), "x");
      assertThat(json.exits(0).out()).startsWith("{");
      Cli.Outcome text =
          new Cli().env("MSP_JSON", "1").with("send", peer.endpoint(), "x", "--no-json");
      assertThat(text.exits(0).out()).startsWith("acked ");
    }
  }
}
