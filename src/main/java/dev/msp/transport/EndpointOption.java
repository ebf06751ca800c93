package dev.msp.transport;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every option an endpoint takes: {@code ?key=value} behind the address, {@code --key value} on the
 * command line, {@code MSP_KEY} in the environment.
 *
 * <p>This table is the one source of the grammar, the command line, the help and the manual page.
 */
public enum EndpointOption {
  /** Which protocol is spoken. */
  PROTOCOL(
      "protocol",
      Kind.CHOICE,
      "classic",
      "classic|auto|v3|raw",
      On.ALL,
      "protocol to speak; auto is MSP/3 (v3), or else classic"),
  /** VERSION of the frames sent. */
  VERSION("version", Kind.CHOICE, null, "1|2", On.ALL, "VERSION of sent frames; 2 with a password"),
  /** How long a delivery waits for its ACK. */
  ACK_TIMEOUT("ack-timeout", Kind.DURATION, "5s", null, On.ALL, "how long to wait for an ACK"),
  /** How many frames may wait for their ACK. */
  WINDOW(
      "window",
      Kind.NUMBER,
      "1",
      "1..1024",
      On.ALL,
      "frames in flight; over 1 only for peers that can"),
  /** Greatest frame sent. */
  FRAME_LIMIT(
      "frame-limit", Kind.NUMBER, "1024", "7..65535", On.ALL, "largest frame sent, in bytes"),
  /** Whether a lost link is made again. */
  RECONNECT("reconnect", Kind.FLAG, null, null, On.ALL, "open a lost link again"),
  /** A name to speak of the session by. */
  NAME("name", Kind.TEXT, null, null, On.ALL, "name of the session"),
  /** How long opening may take. */
  CONNECT_TIMEOUT(
      "connect-timeout", Kind.DURATION, "10s", null, On.TCP, "how long connecting may take"),
  /** Whether plain DATA is taken where a password is set. */
  ALLOW_PLAIN("allow-plain", Kind.FLAG, "no", null, On.ALL, "take plain DATA beside a password"),
  /** Whether a bad frame is met with silence, as the reference does. */
  LIKE_REFERENCE(
      "like-reference", Kind.FLAG, "no", null, On.LISTEN, "go on in silence after a bad frame"),
  /** How long an accepted connection may send nothing at all. */
  FIRST_TIMEOUT(
      "first-timeout", Kind.DURATION, "60s", null, On.LISTEN, "close without any byte after"),
  /** How long an accepted connection may take for one frame. */
  FRAME_TIMEOUT(
      "frame-timeout", Kind.DURATION, "10s", null, On.LISTEN, "close when one frame takes longer"),
  /** How long an accepted connection may be idle after a good frame. */
  IDLE_TIMEOUT("idle-timeout", Kind.DURATION, "10m", null, On.LISTEN, "close when idle for"),
  /** How many connections are kept at once. */
  MAX_CONNECTIONS(
      "max-connections", Kind.NUMBER, "10000", "1..1000000", On.LISTEN, "connections at once"),
  /** Bits a second. */
  BAUD("baud", Kind.NUMBER, "115200", "1..20000000", On.SERIAL, "bits a second"),
  /** Data bits, parity, stop bits. */
  FORMAT("format", Kind.TEXT, "8N1", null, On.SERIAL, "data bits, parity (N E O M S), stop bits"),
  /** Flow control. */
  FLOW("flow", Kind.CHOICE, "none", "none|rtscts|xonxoff", On.SERIAL, "flow control"),
  /** What happens to DTR at the start. */
  DTR("dtr", Kind.CHOICE, "on", "on|off|keep", On.SERIAL, "DTR when the port is opened"),
  /** What happens to RTS at the start. */
  RTS("rts", Kind.CHOICE, "on", "on|off|keep", On.SERIAL, "RTS when the port is opened"),
  /** Whether DTR falls when the port is closed. */
  HUPCL("hupcl", Kind.CHOICE, "off", "on|off", On.SERIAL, "whether DTR falls on closing"),
  /** USB vendor, four hexadecimal digits. */
  VID("vid", Kind.TEXT, null, null, On.SERIAL, "choose the port by USB vendor"),
  /** USB product, four hexadecimal digits. */
  PID("pid", Kind.TEXT, null, null, On.SERIAL, "choose the port by USB product"),
  /** USB serial number. */
  SERIAL("serial", Kind.TEXT, null, null, On.SERIAL, "choose the port by USB serial number"),
  /** What a line end becomes on its way out. */
  EOL_OUT(
      "eol-out",
      Kind.CHOICE,
      null,
      "none|cr|lf|crlf",
      On.RAW,
      "what Enter sends; cr on a terminal"),
  /** What ends a line that comes in. */
  EOL_IN("eol-in", Kind.CHOICE, "auto", "auto|cr|lf|crlf", On.RAW, "what ends a line that comes"),
  /** Whether what is typed is shown. */
  LOCAL_ECHO("local-echo", Kind.FLAG, "no", null, On.RAW, "show what is typed"),
  /** Pause after each byte sent. */
  CHAR_DELAY("char-delay", Kind.DURATION, null, null, On.RAW, "pause after each byte sent"),
  /** Pause after each line sent. */
  LINE_DELAY("line-delay", Kind.DURATION, null, null, On.RAW, "pause after each line sent");

  /** What a value looks like. */
  public enum Kind {
    /** A number with a unit: {@code 200ms}, {@code 5s}, {@code 10m}, {@code 1h}. */
    DURATION,
    /** A whole number in a range. */
    NUMBER,
    /** One of some words. */
    CHOICE,
    /** {@code yes}, {@code no}, {@code on}, {@code off}, {@code true}, {@code false}; bare: yes. */
    FLAG,
    /** Any text. */
    TEXT
  }

  private enum On {
    ALL,
    TCP,
    LISTEN,
    SERIAL,
    /** Bytes without frames, on a wire that we open. */
    RAW
  }

  private final String key;
  private final Kind kind;
  private final @Nullable String byDefault;
  private final @Nullable String range;
  private final On on;
  private final String help;

  EndpointOption(
      String key,
      Kind kind,
      @Nullable String byDefault,
      @Nullable String range,
      On on,
      String help) {
    this.key = key;
    this.kind = kind;
    this.byDefault = byDefault;
    this.range = range;
    this.on = on;
    this.help = help;
  }

  /** Returns the key as it is written in an endpoint. */
  public String key() {
    return key;
  }

  /** Returns the long option without dashes: the key, but {@code frame-version} for VERSION. */
  public String longOption() {
    return this == VERSION ? "frame-version" : key;
  }

  /** Returns the name of the environment variable, such as {@code MSP_ACK_TIMEOUT}. */
  public String variable() {
    return "MSP_" + longOption().replace('-', '_').toUpperCase(java.util.Locale.ROOT);
  }

  /** Returns what a value looks like. */
  public Kind kind() {
    return kind;
  }

  /** Returns the value that holds where none is set, if the same value holds everywhere. */
  public Optional<String> byDefault() {
    return Optional.ofNullable(byDefault);
  }

  /** Returns the words of a choice ({@code a|b}) or the range of a number ({@code 1..9}). */
  public Optional<String> range() {
    return Optional.ofNullable(range);
  }

  /** Returns the schemes on which the option means something. */
  public Set<Endpoint.Scheme> schemes() {
    EnumSet<Endpoint.Scheme> schemes = EnumSet.noneOf(Endpoint.Scheme.class);
    for (Endpoint.Scheme scheme : Endpoint.Scheme.values()) {
      if (appliesTo(scheme)) {
        schemes.add(scheme);
      }
    }
    return schemes;
  }

  /** Returns whether the option means something on a scheme. */
  public boolean appliesTo(Endpoint.Scheme scheme) {
    return switch (on) {
      case ALL -> true;
      case TCP -> scheme == Endpoint.Scheme.TCP;
      // serve takes tcp:// as the address to listen on
      case LISTEN -> scheme == Endpoint.Scheme.TCP_LISTEN || scheme == Endpoint.Scheme.TCP;
      case SERIAL -> scheme == Endpoint.Scheme.SERIAL;
      case RAW -> scheme == Endpoint.Scheme.SERIAL || scheme == Endpoint.Scheme.TCP;
    };
  }

  /** Returns whether it means something only where bytes are typed and shown as they are. */
  public boolean isForRaw() {
    return on == On.RAW;
  }

  /** Returns one line of help, in lower case, without a full stop. */
  public String help() {
    return help;
  }
}
