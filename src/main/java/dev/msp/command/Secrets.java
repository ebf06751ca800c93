package dev.msp.command;

import dev.msp.capture.Mask;
import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Values that must never be shown: wherever one would stand, stars do. Safe for several threads.
 */
public final class Secrets implements Mask {

  private static final String STARS = "***";

  private final List<String> values = new CopyOnWriteArrayList<>();

  /** Keeps a value secret from now on, also as messages quote it; an empty one is none. */
  public void add(String value) {
    String quoted = Quoted.of(value);
    if (!value.isEmpty() && !values.contains(value)) {
      values.add(value);
      if (quoted.startsWith("\"")) {
        values.add(quoted.substring(1, quoted.length() - 1));
      }
      values.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  /** Returns whether there is nothing to hide. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns a text with stars for every secret in it. */
  @Override
  public String mask(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, STARS);
    }
    return masked;
  }

  /** Returns bytes of the same number, with a star for every byte of a secret in them. */
  @Override
  public Bytes mask(Bytes bytes) {
    if (values.isEmpty()) {
      return bytes;
    }
    // Latin-1 turns every byte into one character and back.
    String text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    for (String value : values) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      String inside = new String(utf8, StandardCharsets.ISO_8859_1);
      text = text.replace(inside, "*".repeat(inside.length()));
    }
    return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
