package dev.msp.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Drives a decoder and keeps all it says; the caller's array is overwritten once it may change. */
final class Recording {

  final FrameDecoder decoder;
  final List<Event> events = new ArrayList<>();

  Recording(FrameDecoder decoder) {
    this.decoder = decoder;
  }

  Recording(int limit) {
    this(new FrameDecoder(limit, HalfFrame.onTcp()));
  }

  /** Hands in all bytes at once. */
  Recording feed(byte[] bytes) {
    return feed(bytes, bytes.length, 0);
  }

  /** Hands in the bytes in pieces of one size. */
  Recording feed(byte[] bytes, int chunk, long now) {
    for (int at = 0; at < bytes.length; at += chunk) {
      piece(bytes, at, Math.min(chunk, bytes.length - at), now);
    }
    return this;
  }

  /** Hands in a piece, at an odd place of an array that is destroyed afterwards. */
  void piece(byte[] bytes, int from, int length, long now) {
    byte[] array = new byte[length + 5];
    System.arraycopy(bytes, from, array, 3, length);
    decoder.input(array, 3, length, now);
    drain();
    Arrays.fill(array, (byte) 0x11);
  }

  Recording tick(long now) {
    decoder.tick(now);
    return drain();
  }

  Recording end() {
    decoder.end();
    return drain();
  }

  Recording drain() {
    FrameDecoder.Result result = decoder.next();
    while (result != FrameDecoder.Result.NEED_MORE) {
      events.add(
          result == FrameDecoder.Result.FRAME ? good() : new Event.Bad(decoder.raw(), fault()));
      result = decoder.next();
    }
    return this;
  }

  private Event good() {
    Bytes raw = decoder.raw();
    Frame frame = decoder.frame();
    assertThat(FrameEncoder.encode(frame)).isEqualTo(raw);
    return new Event.Good(raw);
  }

  private Fault fault() {
    assertThat(decoder.length()).isBetween(1, 65535);
    return decoder.fault();
  }

  /** Returns the frames. */
  List<Bytes> frames() {
    return events.stream().filter(Event.Good.class::isInstance).map(Event::raw).toList();
  }

  /** Returns the faults of all regions. */
  List<Fault> faults() {
    return events.stream()
        .filter(Event.Bad.class::isInstance)
        .map(e -> ((Event.Bad) e).fault())
        .toList();
  }

  /** Returns all bytes that were reported, in order. */
  byte[] reported() {
    byte[] all = new byte[events.stream().mapToInt(e -> e.raw().length()).sum()];
    int at = 0;
    for (Event event : events) {
      event.raw().copyTo(all, at);
      at += event.raw().length();
    }
    return all;
  }

  /** Returns the events with the regions between two frames joined under the first fault. */
  List<Event> joined() {
    List<Event> joined = new ArrayList<>();
    List<Event.Bad> gap = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Bad bad) {
        gap.add(bad);
      } else {
        join(gap, joined);
        joined.add(event);
      }
    }
    join(gap, joined);
    return joined;
  }

  private static void join(List<Event.Bad> gap, List<Event> joined) {
    if (gap.isEmpty()) {
      return;
    }
    byte[] all = new byte[gap.stream().mapToInt(e -> e.raw().length()).sum()];
    int at = 0;
    for (Event.Bad bad : gap) {
      bad.raw().copyTo(all, at);
      at += bad.raw().length();
    }
    joined.add(new Event.Bad(Bytes.copyOf(all), gap.get(0).fault()));
    gap.clear();
  }
}
