package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Checks a line with an MSP peer at its end, which acknowledges the frames that arrive unchanged.
 *
 * <p>Messages that hold all byte values of UTF-8 go out, a few in each; of one that is not
 * acknowledged each value again by itself. The 13 values that no UTF-8 has go last: a peer may
 * refuse them, as the reference does.
 */
final class PeerCheck {

  private static final Bytes ACK =
      FrameEncoder.encode(new Frame(1, FrameType.ACK, Bytes.utf8("OK")));
  private static final Bytes XON = Bytes.hex("11");
  private static final int ROW = 16;
  private static final int PADDED = 25;
  private static final int MOST_ROWS = 3;
  private static final List<Integer> NO_TEXT =
      List.of(0xC0, 0xC1, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF);

  private final Questions line;

  PeerCheck(Questions line) {
    this.line = line;
  }

  /** The frame that a peer sends back. */
  static Bytes ack() {
    return ACK;
  }

  /** A harmless message: who is there answers it or sends it back. */
  static Bytes hello() {
    return frame(Bytes.utf8("msp serial check: hello! "));
  }

  /** Returns whether a good ACK is among some bytes. */
  static boolean isAcked(Bytes came) {
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());
    decoder.input(came.toArray(), 0, came.length(), 0);
    for (FrameDecoder.Result result = decoder.next();
        result != FrameDecoder.Result.NEED_MORE;
        result = decoder.next()) {
      if (result == FrameDecoder.Result.FRAME && decoder.type() == FrameType.ACK) {
        return true;
      }
    }
    return false;
  }

  /** Returns what is wrong, or what is right. */
  List<Finding> findings() throws TransportException {
    SortedSet<Integer> refused = new TreeSet<>();
    int rows = 0;
    for (List<String> row : rows()) {
      if (rows < MOST_ROWS && !line.isOver() && !isTaken(payload(row))) {
        rows++;
        refused.addAll(refused(row));
      }
    }
    List<Finding> findings = new ArrayList<>();
    if (rows > 0) {
      findings.add(named(refused));
    } else if (line.isOver()) {
      findings.add(
          LineFault.NOT_ACKED.found("the ACKs come so late that not all could be checked"));
    } else {
      findings.add(taken());
    }
    return findings;
  }

  private Finding taken() throws TransportException {
    byte[] rest = new byte[NO_TEXT.size()];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (byte) (int) NO_TEXT.get(i);
    }
    if (isTaken(Bytes.copyOf(rest))) {
      return Finding.fine(
          "bytes",
          "all 256 byte values reach the peer unchanged; of the way back only the ACK is known,"
              + " so check from there too");
    }
    return Finding.fine(
        "bytes",
        "all 243 byte values of text reach the peer unchanged; "
            + Evidence.list(NO_TEXT)
            + " were not acknowledged, perhaps because they are no text; of the way back only the"
            + " ACK is known");
  }

  /** Says what values have in common that a peer did not take. */
  private static Finding named(SortedSet<Integer> refused) {
    if (refused.isEmpty()) {
      return LineFault.NOISE.found("a frame was not acknowledged, but each of its bytes alone was");
    }
    String evidence = "frames with " + Evidence.list(refused) + " are not acknowledged";
    if (List.of(0x11, 0x13).containsAll(refused)) {
      return LineFault.XON_XOFF.found(evidence);
    }
    if (List.of(0x0A, 0x0D).containsAll(refused)) {
      return LineFault.CR_LF.found(evidence);
    }
    if (List.of(0x03, 0x1A, 0x1C).containsAll(refused)) {
      return LineFault.SIGNALS.found(evidence);
    }
    return LineFault.NOT_ACKED.found(evidence);
  }

  private SortedSet<Integer> refused(List<String> row) throws TransportException {
    SortedSet<Integer> refused = new TreeSet<>();
    for (String item : row) {
      if (!line.isOver() && !isTaken(padded(item))) {
        for (byte value : item.getBytes(StandardCharsets.UTF_8)) {
          refused.add(value & 0xFF);
        }
      }
    }
    return refused;
  }

  /** Sends one message, twice if need be. */
  private boolean isTaken(Bytes payload) throws TransportException {
    Bytes frame = frame(payload);
    for (int tries = 0; tries < 2; tries++) {
      if (isAcked(line.ask(frame, PeerCheck::isAcked))) {
        return true;
      }
      // 13 may have stopped the peer's own output; and a late ACK must not count for the next one
      line.ask(XON, came -> false);
    }
    return false;
  }

  private static Bytes frame(Bytes payload) {
    return FrameEncoder.encode(new Frame(1, FrameType.DATA, payload));
  }

  /** Returns characters that have all byte values of UTF-8, a few in each row. */
  static List<List<String>> rows() {
    List<Integer> characters = new ArrayList<>();
    for (int i = 0; i < 0x80; i++) {
      characters.add(i);
    }
    for (int i = 0; i < 0x40; i++) {
      characters.add((2 + i % 30) << 6 | i);
    }
    for (int lead = 0; lead < 16; lead++) {
      characters.add(Math.max(lead << 12, 0x800));
    }
    for (int lead = 0; lead < 5; lead++) {
      characters.add(Math.max(lead << 18, 0x10000));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int from = 0; from < characters.size(); from += ROW) {
      List<String> row = new ArrayList<>();
      for (int at = from; at < Math.min(from + ROW, characters.size()); at++) {
        row.add(Character.toString(characters.get(at)));
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Returns the message of a row. Every second character stands there twice: the CRC, a sum, would
   * not tell if two were swapped.
   */
  static Bytes payload(List<String> row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      text.append(row.get(i)).append(i % 2 == 0 ? "" : row.get(i));
    }
    return Bytes.utf8(text.toString());
  }

  /** Returns a character between digits, so many and such that the CRC is harmless itself. */
  static Bytes padded(String item) {
    for (char digit = '0'; digit <= '9'; digit++) {
      Bytes payload = Bytes.utf8(item + item);
      payload = payload.plus(Bytes.utf8(String.valueOf(digit).repeat(PADDED - payload.length())));
      int crc = frame(payload).at(payload.length() + Frame.OVERHEAD - 1);
      if (crc > ' ' && crc < 0x7F) {
        return payload;
      }
    }
    throw new IllegalStateException("No digit makes the CRC of " + item + " harmless.");
  }
}
