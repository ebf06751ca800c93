package dev.msp.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The frames that the reference produced, from {@code vectors/classic.json}. */
final class Vectors {

  /**
   * A frame the reference made, or bytes it refused.
   *
   * @param expect empty for a frame; else what a stream decoder makes of the bytes
   */
  record Vector(String name, Bytes bytes, int version, int type, Bytes payload, String expect) {

    @Override
    public String toString() {
      return name;
    }
  }

  private Vectors() {}

  static List<Vector> valid() {
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode node : read().get("valid")) {
      vectors.add(
          new Vector(
              node.get("name").textValue(),
              frame(node),
              node.get("version").intValue(),
              node.get("type").intValue(),
              payload(node),
              ""));
    }
    return vectors;
  }

  static List<Vector> damaged() {
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode node : read().get("damaged")) {
      vectors.add(
          new Vector(
              node.get("name").textValue(),
              Bytes.hex(node.get("bytes").textValue()),
              0,
              0,
              Bytes.EMPTY,
              node.get("expect").textValue()));
    }
    return vectors;
  }

  private static Bytes payload(JsonNode node) {
    if (!node.has("payload_repeat")) {
      return Bytes.hex(node.get("payload").textValue());
    }
    JsonNode repeat = node.get("payload_repeat");
    byte[] payload = new byte[repeat.get(1).intValue()];
    Arrays.fill(payload, (byte) Bytes.hex(repeat.get(0).textValue()).at(0));
    return Bytes.copyOf(payload);
  }

  private static Bytes frame(JsonNode node) {
    Bytes frame = Bytes.hex(node.get("frame").textValue());
    if (!node.has("payload_repeat")) {
      return frame;
    }
    byte[] crc = {(byte) node.get("crc").intValue()};
    return frame.plus(payload(node)).plus(Bytes.copyOf(crc));
  }

  private static JsonNode read() {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/classic.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
