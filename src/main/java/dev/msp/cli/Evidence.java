package dev.msp.cli;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Says with exact bytes what came back. */
final class Evidence {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int SHOWN = 4;
  private static final int SHOWN_MISSING = 16;
  private static final int LONGEST = 12;

  private Evidence() {}

  /** Returns bytes as {@code AA 55}, cut where they are many. */
  static String hex(Bytes bytes) {
    String more = bytes.length() > LONGEST ? " ..." : "";
    return HEX.formatHex(bytes.slice(0, Math.min(bytes.length(), LONGEST)).toArray()) + more;
  }

  /** Returns values as {@code 11, 13}. */
  static String list(Collection<Integer> values) {
    List<String> shown = new ArrayList<>();
    for (int value : values) {
      if (shown.size() < SHOWN_MISSING) {
        shown.add(HEX.toHexDigits((byte) value));
      }
    }
    return String.join(", ", shown) + more(values.size() - shown.size());
  }

  /** Returns what became of values, as {@code 0D came back as 0A; 11, 13 did not come back}. */
  static String of(Map<Integer, Bytes> replies) {
    List<Integer> missing = new ArrayList<>();
    List<String> altered = new ArrayList<>();
    replies.forEach(
        (value, reply) -> {
          if (reply.isEmpty()) {
            missing.add(value);
          } else {
            String verb = altered.isEmpty() ? " came back as " : " as ";
            altered.add(HEX.toHexDigits((byte) (int) value) + verb + hex(reply));
          }
        });
    String text = String.join(", ", altered.subList(0, Math.min(SHOWN, altered.size())));
    text += more(altered.size() - SHOWN);
    if (missing.isEmpty()) {
      return text;
    }
    return (altered.isEmpty() ? "" : text + "; ") + list(missing) + " did not come back";
  }

  private static String more(int count) {
    return count > 0 ? " and " + count + " more" : "";
  }
}
