package dev.msp.transfer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a file may be called that a peer names: one plain component, which is the same file on every
 * system and shows all that it is made of. Source: RELIABILITY 3.2.
 */
final class FileName {

  /** The longest name of a file, in bytes of UTF-8. */
  static final int MAX_BYTES = 255;

  /** What Windows keeps for devices, whatever stands behind a point. */
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

  private FileName() {}

  /** Returns what is wrong with a name, as a clause that follows it; empty if nothing is. */
  static Optional<String> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("is longer than " + MAX_BYTES + " bytes");
    }
    if (name.startsWith(".") || name.startsWith("-")) {
      return Optional.of("begins with a point or a dash");
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return Optional.of("ends with a point or a space");
    }
    if (name.codePoints().anyMatch(FileName::separates)) {
      return Optional.of("is more than one plain name: it holds / \\ or :");
    }
    if (!name.codePoints().allMatch(FileName::isPrintable)) {
      return Optional.of("holds a character that cannot be seen");
    }
    return isDevice(name) ? Optional.of("is that of a device on Windows") : Optional.empty();
  }

  private static boolean separates(int c) {
    return c == '/' || c == '\\' || c == ':';
  }

  /** Refuses what is not seen, or turns the direction of what is (formats, other spaces). */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static boolean isDevice(String name) {
    int point = name.indexOf('.');
    String stem = (point < 0 ? name : name.substring(0, point)).strip().toUpperCase(Locale.ROOT);
    if (DEVICES.contains(stem)) {
      return true;
    }
    boolean numbered = stem.startsWith("COM") || stem.startsWith("LPT");
    return numbered && stem.length() == 4 && "0123456789¹²³".indexOf(stem.charAt(3)) >= 0;
  }

  /**
   * Returns what two names have in common that some file systems hold for one: case, and how
   * accents are put together.
   */
  static String folded(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Returns a name with a number before its ending: {@code report-2.txt}. */
  static String numbered(String name, int number) {
    int point = name.lastIndexOf('.');
    String ending = point > 0 ? name.substring(point) : "";
    String mark = "-" + number + ending;
    String stem = name.substring(0, name.length() - ending.length());
    return cut(stem, Math.max(1, MAX_BYTES - bytes(mark))) + mark;
  }

  /** Returns as much of the beginning of a name as has room in some bytes. */
  static String cut(String name, int room) {
    int end = name.length();
    while (bytes(name.substring(0, end)) > room) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
