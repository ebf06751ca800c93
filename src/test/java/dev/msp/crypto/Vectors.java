package dev.msp.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads published vectors. */
final class Vectors {

  private final JsonNode root;

  private Vectors(JsonNode root) {
    this.root = root;
  }

  static Vectors read(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      return new Vectors(new ObjectMapper().readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the list of vectors that the file has. */
  Iterable<JsonNode> list() {
    return root.path("vectors");
  }

  Bytes hex(String field) {
    return hex(root, field);
  }

  String text(String field) {
    return root.path(field).asText();
  }

  static Bytes hex(JsonNode vector, String field) {
    if (!vector.has(field)) {
      throw new IllegalStateException("There is no " + field + '.');
    }
    return Bytes.hex(vector.path(field).asText());
  }
}
