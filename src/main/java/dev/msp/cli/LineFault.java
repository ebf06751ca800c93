package dev.msp.cli;

/** What may be wrong with a serial line, and what helps. */
enum LineFault {
  /** The driver holds what is written. */
  STALLED(
      "stalled",
      "connect CTS, or give flow=none; if it still happens, the device may be hung: plug it out and"
          + " in again"),
  /** Bytes come that answer nothing. */
  UNASKED(
      "unasked", "stop what sends there, or, if it makes no sense, try another rate, then check"),
  /** Nothing comes before a line end. */
  LINE_MODE(
      "line-mode",
      "the other end collects whole lines: do `stty -F DEVICE raw -echo` there, and check again"),
  /** A peer answers, and our own bytes come too. */
  ECHO(
      "echo",
      "switch the local echo of a two-wire RS-485 adapter off, or do `stty -F DEVICE -echo` there"),
  /** All comes back twice. */
  TWICE(
      "twice",
      "two things echo, such as a terminal and the program on it: do `stty -F DEVICE -echo` there"),
  /** Bit 7 is lost or is a parity bit. */
  SEVEN_BITS(
      "seven-bits",
      "set 8 data bits without parity at both ends: format=8N1 here, `stty -F DEVICE cs8 -parenb"
          + " -istrip` there"),
  /** 11 and 13 steer the line in place of passing. */
  XON_XOFF(
      "xon-xoff",
      "switch XON/XOFF off at both ends: flow=none here, `stty -F DEVICE -ixon -ixoff` there"),
  /** Line ends are mapped. */
  CR_LF(
      "cr-lf",
      "stop the mapping of line ends: `stty -F DEVICE -icrnl -inlcr -igncr -opost` there, or raw"
          + " mode in a terminal server"),
  /** Controls come back as ^X. */
  TERMINAL_ECHO(
      "terminal-echo",
      "a terminal echoes there: stop the login prompt or program on it, or do `stty -F DEVICE raw"
          + " -echo` there"),
  /** Characters that raise signals are gone. */
  SIGNALS("signals", "do `stty -F DEVICE -isig` there: these bytes raise signals in place"),
  /** Characters that edit a line do that. */
  EDITING("line-editing", "do `stty -F DEVICE -icanon -iexten` there: these bytes edit a line"),
  /** FF comes as FF FF. */
  DOUBLED_FF(
      "ff-doubled",
      "do `stty -F DEVICE -parmrk` there; a terminal server does it in telnet mode: set it to raw"),
  /** CR comes as CR NUL. */
  TELNET("telnet", "a terminal server speaks telnet on this line: set it to raw TCP"),
  /** Nearly everything is altered. */
  RATE(
      "rate",
      "the two ends, as a rule, differ in rate or format: give --baud and --format as the device"
          + " has them"),
  /** Damage that is not the same twice. */
  NOISE("noise", "see to cable, ground and connectors, or take a lower rate at both ends"),
  /** Bytes are missing from a burst. */
  LOST(
      "lost",
      "an end reads too slowly: use flow=rtscts at both ends if it is wired, or a lower rate"),
  /** Values that do not reach a peer unchanged. */
  NOT_ACKED(
      "not-acked", "check from the other end as well, or with a plug, to see what they become"),
  /** Nothing comes any more after some byte. */
  STOPPED(
      "stopped",
      "nobody reads at the other end, or what reads there hangs: restart it, and check again"),
  /** Damage without a name. */
  UNKNOWN("unknown", "look at what is between the two ends: converters, servers, radio modems");

  private final String word;
  private final String remedy;

  LineFault(String word, String remedy) {
    this.word = word;
    this.remedy = remedy;
  }

  /** Returns what it is called in output. */
  String word() {
    return word;
  }

  /** Returns the finding that this is so. */
  Finding found(String evidence) {
    return Finding.wrong(word, evidence, remedy);
  }
}
