package dev.msp.cli;

import dev.msp.frame.Bytes;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came back for each byte value that was sent by itself. */
final class ByteReplies {

  private final SortedMap<Integer, Bytes> steady = new TreeMap<>();
  private final SortedMap<Integer, Bytes> unsteady = new TreeMap<>();
  private final SortedSet<Integer> stuck = new TreeSet<>();

  /** A value came back like this, unchanged or the same twice. */
  void steady(int value, Bytes reply) {
    steady.put(value, reply);
  }

  /** A value did not come back as it was sent, and not the same twice; this is one of the times. */
  void unsteady(int value, Bytes reply) {
    unsteady.put(value, reply);
  }

  /** After a value nothing that was sent behind it came. */
  void stuck(int value) {
    stuck.add(value);
  }

  /** Returns what is known for sure. */
  Map<Integer, Bytes> steady() {
    return steady;
  }

  /** Returns what was different each time. */
  Map<Integer, Bytes> unsteady() {
    return unsteady;
  }

  /** Returns the values that stopped the line. */
  SortedSet<Integer> stuck() {
    return stuck;
  }

  /** Returns those of the sure ones that did not come back as they were sent. */
  SortedMap<Integer, Bytes> altered() {
    SortedMap<Integer, Bytes> altered = new TreeMap<>();
    steady.forEach(
        (value, reply) -> {
          if (reply.length() != 1 || reply.at(0) != value) {
            altered.put(value, reply);
          }
        });
    return altered;
  }

  /** Returns how many values there is an answer to. */
  int count() {
    return steady.size() + unsteady.size() + stuck.size();
  }
}
