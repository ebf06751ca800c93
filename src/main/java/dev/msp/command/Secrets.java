package dev.msp.command;

import dev.msp.capture.Mask;
import dev.msp.capture.SafeText;
import dev.msp.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Values that must never be shown: wherever one would stand, stars do. Safe for several threads.
 */
public final class Secrets implements Mask {

  private static final String STARS = "***";
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed();

  /** The hexadecimal digits of anything shorter stand in every dump by chance. */
  private static final int SHORTEST_IN_HEX = 3;

  private final List<String> values = new CopyOnWriteArrayList<>();
  private final List<String> forms = new CopyOnWriteArrayList<>();

  /** Keeps a value secret from now on; an empty one is none. */
  public synchronized void add(String value) {
    if (!value.isEmpty() && !values.contains(value)) {
      values.add(value);
      values.sort(LONGEST_FIRST);
      forms.addAll(forms(value));
      forms.sort(LONGEST_FIRST);
    }
  }

  /** How a value may be written in a sentence. */
  private static Set<String> forms(String value) {
    Set<String> forms = new LinkedHashSet<>(List.of(value));
    forms.add(inside(Quoted.of(" " + value)).substring(1)); // with a blank it is quoted for sure
    Bytes bytes = Bytes.utf8(value);
    if (bytes.length() >= SHORTEST_IN_HEX) {
      forms.add(inside(Quoted.bytes(bytes).substring(1)));
      forms.add(bytes.toHex());
    }
    return forms;
  }

  private static String inside(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Returns whether there is nothing to hide. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns whether a value is one of them. */
  public boolean holds(String value) {
    return values.contains(value);
  }

  /** Returns a text with stars for every secret in it. */
  @Override
  public String mask(String text) {
    String masked = text;
    for (String form : forms) {
      masked = masked.replace(form, STARS);
    }
    return masked;
  }

  /**
   * Returns a line that is safe to print already, with stars for every secret in it.
   *
   * @param safe made it: a secret may look otherwise there
   */
  public String mask(String line, SafeText safe) {
    String masked = line;
    for (String form : forms) {
      masked = masked.replace(safe.line(form), STARS).replace(form, STARS);
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
