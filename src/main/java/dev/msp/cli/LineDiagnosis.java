package dev.msp.cli;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells from what came back for each byte value what is wrong with a line.
 *
 * <p>It looks for the line that explains most of what came with the fewest faults, among those that
 * foretell nothing that did not happen. What no such line explains is called unknown: a guess would
 * cost the user more than it helps.
 */
final class LineDiagnosis {

  /** More altered values than this without a reason: no byte gets through as it is. */
  private static final int MOST = 128;

  private LineDiagnosis() {}

  /** Returns what is wrong, worst first; nothing if all values came back as they were sent. */
  static List<Finding> of(ByteReplies replies) {
    LineModel best = best(replies);
    SortedMap<Integer, Bytes> unexplained = new TreeMap<>(replies.altered());
    SortedMap<Integer, Bytes> unsteady = new TreeMap<>(replies.unsteady());
    replies.unsteady().entrySet().stream()
        .filter(entry -> best.edits(entry.getKey(), entry.getValue()))
        .forEach(entry -> unexplained.put(entry.getKey(), entry.getValue()));
    unsteady.keySet().removeAll(unexplained.keySet());
    List<Finding> findings = new ArrayList<>(explained(best, unexplained));
    if (unexplained.size() + unsteady.size() > MOST) {
      unexplained.putAll(unsteady);
      findings.add(LineFault.RATE.found(Evidence.of(unexplained)));
      return findings;
    }
    if (!unexplained.isEmpty()) {
      findings.add(
          LineFault.UNKNOWN.found(Evidence.of(unexplained) + ", and no known fault does that"));
    }
    if (!unsteady.isEmpty()) {
      String once = Evidence.of(unsteady);
      findings.add(LineFault.NOISE.found(once + ", and another time otherwise"));
    }
    if (!replies.stuck().isEmpty()) {
      findings.add(stuck(replies));
    }
    return findings;
  }

  /** Takes what a line explains out of the altered values, and returns its faults. */
  private static List<Finding> explained(LineModel line, SortedMap<Integer, Bytes> altered) {
    Map<LineFault, SortedMap<Integer, Bytes>> shown = new EnumMap<>(LineFault.class);
    for (Map.Entry<Integer, Bytes> entry : new TreeMap<>(altered).entrySet()) {
      int value = entry.getKey();
      if (line.allows(value, entry.getValue())) {
        LineFault cause = line.cause(value, entry.getValue());
        shown.computeIfAbsent(cause, fault -> new TreeMap<>()).put(value, entry.getValue());
        altered.remove(value);
      }
    }
    List<Finding> findings = new ArrayList<>();
    shown.forEach((fault, values) -> findings.add(fault.found(Evidence.of(values))));
    return findings;
  }

  private static LineModel best(ByteReplies replies) {
    LineModel best = LineModel.CLEAN;
    int most = 0;
    for (LineModel line : LineModel.known()) {
      int count = explains(line, replies);
      if (count > most || count == most && count > 0 && line.faults() < best.faults()) {
        most = count;
        best = line;
      }
    }
    return best;
  }

  /** Returns how many altered values a line explains; -1 if it foretells one that is not so. */
  private static int explains(LineModel line, ByteReplies replies) {
    int count = 0;
    for (Map.Entry<Integer, Bytes> entry : replies.steady().entrySet()) {
      int value = entry.getKey();
      Bytes reply = entry.getValue();
      boolean same = reply.length() == 1 && reply.at(0) == value;
      if (line.allows(value, reply)) {
        count += same ? 0 : 1;
      } else if (same || !line.reply(value).equals(LineModel.CLEAN.reply(value))) {
        return -1;
      }
    }
    return count;
  }

  private static Finding stuck(ByteReplies replies) {
    LineFault fault = replies.stuck().contains(0x13) ? LineFault.XON_XOFF : LineFault.STOPPED;
    return fault.found("after " + Evidence.list(replies.stuck()) + " nothing came any more");
  }
}
