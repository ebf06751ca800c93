package dev.msp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a program told in JSON lines, read by a library that is not ours. */
final class JsonEvents {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<String> ARRIVED = List.of("acked", "late");

  private final List<JsonNode> events;

  private JsonEvents(List<JsonNode> events) {
    this.events = events;
  }

  /** Reads all whole lines of a text. */
  static JsonEvents of(String text) {
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    return new JsonEvents(whole.lines().map(JsonEvents::parse).toList());
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the texts of the messages that came in, in order. */
  List<String> messagesIn() {
    return of("event", "frame")
        .filter(event -> event.path("direction").asText().equals("in"))
        .filter(event -> event.path("typeName").asText().equals("DATA"))
        .map(event -> event.path("text").asText())
        .toList();
  }

  /** Returns what became of each delivery, by its number; of one that came late, that it did. */
  Map<Integer, String> deliveries() {
    Map<Integer, String> last = new TreeMap<>();
    of("event", "delivery")
        .forEach(event -> last.put(event.path("delivery").asInt(), event.path("status").asText()));
    return last;
  }

  /** Returns those messages of which it was told that they arrived, of all that were sent. */
  List<String> arrived(List<String> sent) {
    Map<Integer, String> statuses = deliveries();
    return IntStream.rangeClosed(1, sent.size())
        .filter(number -> ARRIVED.contains(statuses.getOrDefault(number, "")))
        .mapToObj(number -> sent.get(number - 1))
        .toList();
  }

  private Stream<JsonNode> of(String field, String value) {
    return events.stream().filter(event -> event.path(field).asText().equals(value));
  }
}
