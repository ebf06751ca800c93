package dev.msp.cli;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which serial lines are known to change bytes: what termios(3) does with them when a
 * port is not raw, what 7-bit ends do, and what telnet does.
 *
 * @param bits what becomes of bit 7
 * @param cr what a carriage return becomes, two hexadecimal digits a byte
 * @param lf what a line feed becomes, in the same way
 * @param flow whether 11 and 13 may be taken out
 * @param caret whether controls come as {@code ^X}
 * @param doubled whether FF comes as FF FF
 * @param terminal whether the characters of signals and of line editing may do their work
 */
record LineModel(
    WordLength bits,
    String cr,
    String lf,
    boolean flow,
    boolean caret,
    boolean doubled,
    boolean terminal) {

  private static final String CR = "0d";
  private static final String LF = "0a";
  private static final String CR_NUL = "0d00";
  private static final List<String> CRS = List.of(CR, LF, "", "0d0a", CR_NUL);
  private static final List<String> LFS = List.of(LF, CR, "", "0d0a");

  /** VEOF, VERASE, VKILL, VWERASE, VLNEXT and VREPRINT as Linux and the BSDs have them. */
  private static final List<Integer> EDITING = List.of(0x04, 0x7F, 0x15, 0x17, 0x16, 0x12);

  /** VINTR, VSUSP and VQUIT. */
  private static final List<Integer> SIGNALS = List.of(0x03, 0x1A, 0x1C);

  /** Nothing is changed. */
  static final LineModel CLEAN =
      new LineModel(WordLength.EIGHT, CR, LF, false, false, false, false);

  private static final List<LineModel> ALL = all();

  private static List<LineModel> all() {
    List<LineModel> all = new ArrayList<>();
    for (WordLength bits : WordLength.values()) {
      for (String cr : CRS) {
        for (String lf : LFS) {
          for (int flags = 0; flags < 16; flags++) {
            boolean flow = (flags & 1) != 0;
            boolean caret = (flags & 2) != 0;
            boolean doubled = (flags & 4) != 0;
            all.add(new LineModel(bits, cr, lf, flow, caret, doubled, (flags & 8) != 0));
          }
        }
      }
    }
    return all;
  }

  /** Returns all there are, the clean one first. */
  static List<LineModel> known() {
    return ALL;
  }

  /** Returns how many things are wrong with the line. */
  int faults() {
    return (bits == WordLength.EIGHT ? 0 : 1)
        + (cr.equals(CR) ? 0 : 1)
        + (lf.equals(LF) ? 0 : 1)
        + (flow ? 1 : 0)
        + (caret ? 1 : 0)
        + (doubled ? 1 : 0)
        + (terminal ? 1 : 0);
  }

  /** Returns whether a value may come back like this. */
  boolean allows(int value, Bytes reply) {
    int there = bits.there(value);
    if (reply.equals(reply(value))) {
      return true;
    }
    if (flow && (there == 0x11 || there == 0x13)) {
      return reply.isEmpty();
    }
    if (caret && there == 0x0A && lf.equals(LF) && reply.equals(Bytes.hex("5e4a"))) {
      return true; // a terminal that does not collect lines shows this control too
    }
    if (!terminal) {
      return false;
    }
    return SIGNALS.contains(there) ? reply.isEmpty() : isEdit(there, reply);
  }

  /** Returns what comes back as long as no optional fault shows. */
  Bytes reply(int value) {
    int there = bits.there(value);
    Bytes sent = there < 0 ? Bytes.EMPTY : echo(there);
    byte[] reply = sent.toArray();
    for (int i = 0; i < reply.length; i++) {
      reply[i] = (byte) bits.back(reply[i] & 0xFF);
    }
    return Bytes.copyOf(reply);
  }

  private Bytes echo(int there) {
    if (there == 0x0D && !cr.equals(CR)) {
      return Bytes.hex(cr);
    }
    if (there == 0x0A) {
      return Bytes.hex(lf);
    }
    boolean control = there < 0x20 && there != 0x09 || there == 0x7F;
    if (caret && control) {
      return Bytes.copyOf(new byte[] {'^', (byte) (there ^ 0x40)});
    }
    byte[] twice = {(byte) there, (byte) there};
    return Bytes.copyOf(twice, 0, doubled && there == 0xFF ? 2 : 1);
  }

  /** Returns whether a terminal shows an editing character like this. */
  private static boolean isEdit(int there, Bytes reply) {
    return switch (there) {
      case 0x04 -> reply.isEmpty();
      case 0x16 -> reply.isEmpty() || reply.equals(Bytes.hex("5e08"));
      case 0x12 -> reply.isEmpty() || reply.toHex().startsWith("5e520");
      case 0x7F, 0x15, 0x17 -> reply.toHex().matches("(082008)*");
      default -> false;
    };
  }

  /** Returns whether a terminal there edits its line in this way, which depends on the line. */
  boolean edits(int value, Bytes reply) {
    int there = bits.there(value);
    return terminal && EDITING.contains(there) && isEdit(there, reply);
  }

  /** Returns which fault of this line a value shows that came back otherwise than sent. */
  LineFault cause(int value, Bytes reply) {
    int there = bits.there(value);
    if (there != value || bits.back(there) != value) {
      return LineFault.SEVEN_BITS;
    }
    return switch (there) {
      case 0x0D -> cr.equals(CR_NUL) ? LineFault.TELNET : isEnd(cr, CR, LineFault.TERMINAL_ECHO);
      case 0x0A -> isEnd(lf, LF, LineFault.TERMINAL_ECHO);
      case 0xFF -> LineFault.DOUBLED_FF;
      default -> {
        if (caret && reply.equals(reply(value))) {
          yield LineFault.TERMINAL_ECHO;
        }
        if (there == 0x11 || there == 0x13) {
          yield LineFault.XON_XOFF;
        }
        yield EDITING.contains(there) ? LineFault.EDITING : LineFault.SIGNALS;
      }
    };
  }

  private static LineFault isEnd(String end, String kept, LineFault otherwise) {
    return end.equals(kept) ? otherwise : LineFault.CR_LF;
  }

  /** Returns what comes of some bytes that only travel back, where nothing else may happen. */
  Bytes back(Bytes sent) {
    Bytes all = Bytes.EMPTY;
    for (int i = 0; i < sent.length(); i++) {
      int value = sent.at(i);
      boolean gone = flow && (value == 0x11 || value == 0x13);
      all = gone ? all : all.plus(reply(value));
    }
    return all;
  }
}
