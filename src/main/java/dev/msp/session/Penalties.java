package dev.msp.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the sources of failed handshakes are put off: 5 s after the first failure, twice as long
 * after each further one, 10 minutes at most. A source is an IPv4 address, or the network of an
 * IPv6 address (its first 64 bits, of which one end may have all), or a port. The table is bounded:
 * the source whose last failure is the longest ago is forgotten first.
 */
final class Penalties {

  /** So many sources are remembered. */
  static final int SOURCES = 10_000;

  private static final long SECOND = 1_000_000_000L;
  private static final long SHORTEST = 5 * SECOND;
  private static final long LONGEST = 600 * SECOND;
  private static final int GROUPS = 8;

  private static final class Record {
    private int failures;
    private int putOff;
    private long until;
  }

  /** By source, the one that failed last at the end. */
  private final Map<String, Record> records = new LinkedHashMap<>();

  /** Returns the source of a TCP address such as {@code 127.0.0.1:50412}; else the text itself. */
  static String source(String address) {
    int colon = address.lastIndexOf(':');
    if (!address.startsWith("[")) {
      return colon < 0 ? address : address.substring(0, colon);
    }
    String host = address.substring(1, Math.max(1, address.indexOf(']')));
    int zone = host.indexOf('%');
    return network(zone < 0 ? host : host.substring(0, zone));
  }

  /** Returns the first four groups of an IPv6 address. */
  private static String network(String host) {
    int gap = host.indexOf("::");
    String head = gap < 0 ? host : host.substring(0, gap);
    String tail = gap < 0 ? "" : host.substring(gap + 2);
    StringBuilder all = new StringBuilder(head);
    for (int i = groups(head) + groups(tail); i < GROUPS; i++) {
      all.append(all.isEmpty() ? "0" : ":0");
    }
    all.append(tail.isEmpty() ? "" : ":" + tail);
    String[] groups = all.toString().split(":");
    return String.join(":", groups[0], groups[1], groups[2], groups[3]) + "::/64";
  }

  private static int groups(String part) {
    return part.isEmpty() ? 0 : part.split(":").length;
  }

  /** Returns whether a source is put off now, and counts it if so. */
  boolean putsOff(String source, long now) {
    Record record = records.get(source);
    if (record == null || now >= record.until) {
      return false;
    }
    record.putOff++;
    return true;
  }

  /** Notes a failure; returns what the user should know of it. */
  String failed(String source, long now) {
    Record record = records.remove(source);
    if (record == null || now >= record.until + LONGEST) {
      record = new Record();
    }
    long penalty = Math.min(LONGEST, SHORTEST << Math.min(record.failures, Integer.SIZE / 4));
    record.failures++;
    record.until = now + penalty;
    records.put(source, record);
    if (records.size() > SOURCES) {
      Iterator<String> oldest = records.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return source
        + ": "
        + record.failures
        + (record.failures == 1 ? " handshake" : " handshakes")
        + " failed; sealed links from there are put off for "
        + penalty / SECOND
        + " s"
        + (record.putOff == 0 ? "" : ", as " + record.putOff + " were until now");
  }

  /** A handshake of a source came to its good end. */
  void forget(String source) {
    records.remove(source);
  }

  int size() {
    return records.size();
  }
}
