package dev.msp.cli;

import dev.msp.capture.EventJson;
import dev.msp.capture.EventText;
import dev.msp.capture.HexDump;
import dev.msp.capture.JsonLine;
import dev.msp.crypto.PasswordCipher;
import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.session.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the frames of a stream of bytes, and what lies between them, as a table or JSON lines. */
final class FrameListing {

  private static final int LONGEST_HEX = 32;
  private static final String HEADER = "  offset  version  type            length  crc  content";

  private final Output out;
  private final boolean json;
  private final @Nullable PasswordCipher cipher;
  private final EventText text;
  private final byte[] buffer = new byte[64 << 10];
  private long seq;
  private long offset;
  private boolean clean = true;

  FrameListing(Output out, boolean json, @Nullable PasswordCipher cipher) {
    this.out = out;
    this.json = json;
    this.cipher = cipher;
    this.text = new EventText(out.charset(), ZoneOffset.UTC, false);
  }

  /**
   * Returns whether every byte belonged to a good frame, and the password opened what it should.
   */
  boolean isClean() {
    return clean;
  }

  /** Lists one input; stops early when nobody reads any more. */
  void list(DecodeInput input) throws IOException, UserError {
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());
    offset = 0;
    int count = input.read(buffer);
    while (count >= 0 && !out.isBroken()) {
      decoder.input(buffer, 0, count, 0);
      take(decoder);
      out.flush();
      count = input.read(buffer);
    }
    decoder.end();
    take(decoder);
  }

  private void take(FrameDecoder decoder) {
    FrameDecoder.Result result = decoder.next();
    while (result != FrameDecoder.Result.NEED_MORE) {
      if (seq == 0 && !json) {
        out.line(HEADER);
      }
      if (result == FrameDecoder.Result.FRAME) {
        frame(decoder);
      } else {
        clean = false;
        skipped(decoder.fault(), decoder.raw());
      }
      seq++;
      offset += decoder.length();
      result = decoder.next();
    }
  }

  private void frame(FrameDecoder decoder) {
    Optional<Bytes> plain = plain(decoder);
    boolean locked =
        cipher != null && decoder.type() == FrameType.ENCRYPTED_DATA && plain.isEmpty();
    clean &= !locked;
    String remark = locked ? "cannot be opened with this password" : "";
    Event.FrameEvent frame =
        new Event.FrameEvent(stamp(), Event.Direction.IN, false, remark, decoder.raw(), plain);
    if (json) {
      JsonLine line = line("frame");
      EventJson.fields(line, frame);
      if (locked) {
        line.put("reason", remark);
      }
      out.line(line.toString());
    } else {
      Bytes raw = frame.raw();
      HexFormat hex = HexFormat.of().withUpperCase();
      out.line(
          right(Long.toString(offset), 8)
              + right(Integer.toString(frame.version()), 9)
              + "  "
              + left(FrameType.name(frame.type()), 14)
              + right(Integer.toString(raw.length()), 8)
              + right(hex.toHexDigits((byte) raw.at(raw.length() - 1)), 5)
              + "  "
              + text.content(frame)
              + (locked ? "  (" + remark + ')' : ""));
    }
  }

  private Optional<Bytes> plain(FrameDecoder decoder) {
    return cipher == null || decoder.type() != FrameType.ENCRYPTED_DATA
        ? Optional.empty()
        : cipher.open(decoder.array(), decoder.payloadOffset(), decoder.payloadLength());
  }

  private void skipped(Fault fault, Bytes raw) {
    boolean noise = fault.kind() == Fault.Kind.NOISE;
    if (json) {
      JsonLine line = line(noise ? "noise" : "damaged");
      EventJson.fields(line, new Event.SkippedEvent(stamp(), fault, raw));
      out.line(line.toString());
    } else {
      out.line(
          right(Long.toString(offset), 8)
              + right("-", 9)
              + "  "
              + left(noise ? "noise" : "bad", 14)
              + right(Integer.toString(raw.length()), 8)
              + right("-", 5)
              + "  "
              + (noise ? "" : fault.describe() + ": ")
              + HexDump.inline(raw, LONGEST_HEX));
    }
  }

  private JsonLine line(String event) {
    JsonLine line =
        out.charset().equals(StandardCharsets.UTF_8) ? JsonLine.start() : JsonLine.startAscii();
    return line.put("seq", seq).put("offset", offset).put("event", event);
  }

  private Event.Stamp stamp() {
    return new Event.Stamp(seq, 0, 0);
  }

  private static String right(String value, int width) {
    return " ".repeat(Math.max(0, width - value.length())) + value;
  }

  private static String left(String value, int width) {
    return value + " ".repeat(Math.max(0, width - value.length()));
  }
}
