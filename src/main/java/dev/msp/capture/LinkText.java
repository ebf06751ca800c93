package dev.msp.capture;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says in one line what a frame of MSP/3 is about, as {@code CTR 5 DATA 41..96 (2 records) ack 33
 * last 4 wnd 1 MiB}. Takes any bytes.
 */
public final class LinkText {

  private static final int MOST_NAMED = 2;
  private static final int MOST_MISSING = 4;
  private static final int KIB = 1024;
  private static final int WORD_START = 8;
  private static final String[] SECURITY = {"clear only", "clear or sealed", "sealed only"};
  private static final String[] RESETS = {
    "", "protocol error", "limit", "shutdown", "authentication"
  };

  private LinkText() {}

  /**
   * Returns the line; empty where it is no such frame. It may hold words of the peer: it is not yet
   * safe to show.
   *
   * @param plain what a SEAL frame holds, where it was opened
   */
  public static Optional<String> of(Bytes raw, Optional<Bytes> plain) {
    if (LinkFrame.isOf(raw, FrameType.HELLO)) {
      return hello(payload(raw));
    }
    if (LinkFrame.isOf(raw, FrameType.NOISE)) {
      return noise(raw);
    }
    return LinkFrame.read(raw, plain).map(LinkText::link);
  }

  private static Bytes payload(Bytes raw) {
    return raw.slice(Frame.HEADER_LENGTH, raw.length() - 1);
  }

  /** The n of 16 bytes are told by their first four: a person compares no more. */
  private static Optional<String> hello(Bytes payload) {
    Optional<String> text = payload.text().filter(one -> one.startsWith("MSP3 "));
    return text.map(
        one ->
            List.of(one.substring("MSP3 ".length()).split(" ", -1)).stream()
                .filter(word -> !word.startsWith("crc="))
                .map(LinkText::word)
                .collect(Collectors.joining("  ")));
  }

  private static String word(String word) {
    String value = word.substring(word.indexOf('=') + 1);
    if (word.startsWith("n=") || word.startsWith("r=")) {
      String start = value.substring(0, Math.min(WORD_START, value.length()));
      return (word.startsWith("n=") ? "n " : "answers ") + start;
    }
    return word.startsWith("sec=") ? security(value) : word.replace('=', ' ');
  }

  /** Returns what the value of sec demands. */
  static String security(String value) {
    return switch (value) {
      case "0" -> SECURITY[0];
      case "1" -> SECURITY[1];
      case "2" -> SECURITY[2];
      default -> "sec " + value;
    };
  }

  private static Optional<String> noise(Bytes raw) {
    return NoiseFrame.read(raw)
        .map(
            one ->
                one.words()
                    + "  "
                    + one.noise().length()
                    + " bytes"
                    + (one.isGood() ? "" : "  CRC32C wrong"));
  }

  private static String link(LinkFrame frame) {
    String start = "CTR " + frame.counter() + "  ";
    Optional<LinkBody> body = frame.body();
    if (body.isPresent()) {
      return start + kind(body.get()) + body.get().acks().map(LinkText::acks).orElse("");
    }
    return start + (frame.sealed() ? "sealed, " : "cut short, ") + frame.hidden() + " bytes";
  }

  private static String kind(LinkBody body) {
    return switch (body.kind()) {
      case LinkBody.DATA -> "DATA " + range(body) + records(body);
      case LinkBody.RESET -> "RESET " + reset(body.data());
      default -> body.word();
    };
  }

  /** Returns which bytes of the stream a body carries. */
  static String range(LinkBody body) {
    return body.offset() + ".." + (body.offset() + body.data().length());
  }

  private static String records(LinkBody body) {
    List<StreamRecord> records = StreamRecord.in(body.data(), body.offset());
    if (records.isEmpty()) {
      return "";
    }
    return records.size() > MOST_NAMED
        ? " (" + records.size() + " records)"
        : " ("
            + records.stream().map(StreamRecord::describe).collect(Collectors.joining("; "))
            + ")";
  }

  /** Returns why a link was reset. */
  static String reset(Bytes data) {
    if (data.isEmpty()) {
      return "without a code";
    }
    int code = data.at(0);
    String words = code < RESETS.length ? ' ' + RESETS[code] : "";
    String text = StreamRecord.start(data, 1);
    return code + words + (text.isEmpty() ? "" : ": " + text);
  }

  private static String acks(LinkBody.Acks acks) {
    return "  ack "
        + acks.next()
        + "  last "
        + acks.last()
        + missing(acks)
        + "  wnd "
        + window(acks.window());
  }

  /** Returns the CTRs that an end lacks; empty where it lacks none. */
  static String missing(LinkBody.Acks acks) {
    List<Long> missing = acks.missing();
    if (missing.isEmpty()) {
      return "";
    }
    return missing.size() > MOST_MISSING
        ? "  without " + missing.size() + " before it"
        : "  without " + missing.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Returns a number of bytes that is a multiple of 256. */
  static String window(int bytes) {
    int unit = bytes < KIB * KIB ? KIB : KIB * KIB;
    String digits = String.format(Locale.ROOT, "%.2f", (double) bytes / unit);
    return digits.replaceAll("\\.?0+$", "") + (unit == KIB ? " KiB" : " MiB");
  }
}
