package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.RoundTripTime;
import dev.msp.capture.SafeText;
import dev.msp.config.Nearest;
import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.LineControl;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code msp serial check}: what is wrong with a serial line. */
final class SerialCommand implements Subcommand {

  static final Option PEER =
      Option.flag("peer", "be the other end: send back what comes, until Ctrl-C");

  private static final String USAGE = "serial takes check and a port";
  private static final String EXAMPLE = ", like: msp serial check /dev/ttyUSB0";
  private static final int NAME_WIDTH = 15;
  private static final int BITS_PER_BYTE = 12;

  /** A terminal that nobody reads from echoes 4 KiB, and then no more. */
  private static final int MOST_ROUNDS = 8;

  /** Bits that go out in one go last a third of a second. */
  private static final int LONG_RUN = 3 * 256 * 10;

  /** Time for all questions beside that of the bytes on the line, in nanoseconds. */
  private static final long BUDGET = 8_000_000_000L;

  /** The time of so many bytes on the line is added to it: every value by itself, twice. */
  private static final int BUDGET_BYTES = 256 * 16;

  private final @Nullable Connector connector;
  private final long budget;

  SerialCommand() {
    this(null, BUDGET);
  }

  /**
   * Makes one for a line of another kind.
   *
   * @param connector opens it; null for the ports of this machine
   * @param budget time for all questions beside that of the bytes on the line, in nanoseconds
   */
  SerialCommand(@Nullable Connector connector, long budget) {
    this.connector = connector;
    this.budget = budget;
  }

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>();
    options.add(PEER);
    options.add(SendCommand.JSON);
    options.addAll(ConfigFile.options());
    options.addAll(EndpointWords.forSerial());
    return new Definition(
        "serial",
        "Check a serial line with a plug or a peer at its end, and name what is wrong with it",
        "check PORT",
        options,
        List.of(
            "msp serial check /dev/ttyUSB0",
            "msp serial check /dev/ttyUSB0 --baud 9600 --json",
            "msp serial check /dev/ttyUSB1 --peer"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    Endpoint endpoint = endpoint(words);
    try (Transport wire = open(endpoint)) {
      if (words.flag(PEER)) {
        return EchoPeer.serve(wire, streams);
      }
      return check(endpoint, wire, words.flag(SendCommand.JSON), streams);
    } catch (TransportException e) {
      throw new UserError(ExitCode.NO_LINK, String.valueOf(e.getMessage()));
    }
  }

  private static Endpoint endpoint(Words words) throws UserError {
    List<String> positional = words.positional();
    String action = positional.isEmpty() ? "" : positional.get(0);
    if (!action.isEmpty() && !action.equals("check")) {
      String nearest = Nearest.to(action, List.of("check"));
      throw UserError.usage(
          "there is no serial "
              + action
              + (nearest.isEmpty() ? "; " + USAGE + EXAMPLE : "; did you mean check?"));
    }
    if (action.isEmpty()) {
      throw UserError.usage(USAGE + EXAMPLE);
    }
    ConfigFile file = ConfigFile.of(words);
    List<String> rest = positional.subList(1, positional.size());
    List<String> places = file.endpoints(new Words(rest, words.options(), words.environment()), "");
    if (places.size() != 1 || places.get(0).isEmpty()) {
      throw UserError.usage(USAGE + EXAMPLE);
    }
    Endpoint endpoint = EndpointWords.parse(places.get(0), EndpointWords.forSerial(), words, file);
    if (endpoint.scheme() != Endpoint.Scheme.SERIAL) {
      throw UserError.usage(endpoint.address() + " is no serial port; " + USAGE + EXAMPLE);
    }
    return endpoint;
  }

  private Transport open(Endpoint endpoint) throws UserError, TransportException {
    Connector opener = connector == null ? Wiring.connector(endpoint) : connector;
    return opener.connect(endpoint);
  }

  private int check(Endpoint endpoint, Transport wire, boolean json, Streams streams)
      throws TransportException {
    int baud = endpoint.options().number(EndpointOption.BAUD);
    long byteNanos = BITS_PER_BYTE * 1_000_000_000L / baud;
    PortQuestions line = new PortQuestions(wire, byteNanos, budget + BUDGET_BYTES * byteNanos);
    LineReport report = report(endpoint, wire, line, baud);
    line.done();
    if (json) {
      streams.out().line(json(endpoint, wire, report, line.roundTrip(), streams.out()));
    } else {
      SafeText safe = SafeText.forCharset(streams.out().charset());
      for (Finding finding : report.findings()) {
        streams.out().line(text(finding, safe));
      }
    }
    streams.out().flush();
    if (streams.out().isBroken()) {
      return ExitCode.CLOSED_OUTPUT;
    }
    if (report.ok()) {
      return ExitCode.DONE;
    }
    return isMute(report) ? ExitCode.NO_ANSWER : ExitCode.EXPECTATION;
  }

  /** Returns whether nothing came, and nobody knows why. */
  private static boolean isMute(LineReport report) {
    return report.findings().stream()
        .anyMatch(finding -> finding.check().equals("answer") && !finding.ok());
  }

  private static LineReport report(Endpoint endpoint, Transport wire, PortQuestions line, int baud)
      throws TransportException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine("port", wire.describe()));
    String flow = endpoint.options().text(EndpointOption.FLOW).orElseThrow();
    if (flow.equals("xonxoff")) {
      findings.add(
          LineFault.XON_XOFF.found("this port is opened with it: it takes 11 and 13 itself"));
      return new LineReport(LineReport.Peer.SILENT, findings);
    }
    try {
      int rounds = Math.max(1, Math.min(MOST_ROUNDS, baud / LONG_RUN));
      LineReport found = new LineCheck(line, rounds).run();
      findings.addAll(found.findings());
      if (found.peer() == LineReport.Peer.SILENT) {
        findings.add(silence(flow, wire, endpoint));
      } else if (line.roundTrip() > 0) {
        findings.add(
            Finding.fine(
                "time",
                RoundTripTime.of(line.roundTrip()) + " to the first byte of an answer, at best"));
      }
      return new LineReport(found.peer(), findings);
    } catch (TransportException e) {
      if (!line.isStalled()) {
        throw e;
      }
      findings.add(LineFault.STALLED.found("the driver takes no more bytes, and sends none"));
      return new LineReport(LineReport.Peer.SILENT, findings);
    }
  }

  private static Finding silence(String flow, Transport wire, Endpoint endpoint) {
    if (flow.equals("rtscts") && wire instanceof LineControl control) {
      String inputs = control.inputs();
      if (!inputs.contains("CTS")) {
        return LineFault.STALLED.found(
            "nothing came back, and CTS is down, so nothing leaves with flow=rtscts");
      }
    }
    return Finding.wrong(
        "answer",
        "nothing came back",
        "join TX and RX (pins 2 and 3 of a DB-9), or run `msp serve PORT` or `msp serial check PORT"
            + " --peer` at the other end with "
            + rate(endpoint)
            + "; a peer with another rate, 7 bits or a password stays silent too");
  }

  private static String rate(Endpoint endpoint) {
    return endpoint.options().text(EndpointOption.BAUD).orElseThrow()
        + ' '
        + endpoint.options().text(EndpointOption.FORMAT).orElseThrow();
  }

  private static String text(Finding finding, SafeText safe) {
    String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
    return (finding.ok() ? "ok  " : "!!  ")
        + finding.check()
        + " ".repeat(NAME_WIDTH - finding.check().length())
        + safe.line(finding.found() + remedy);
  }

  private static String json(
      Endpoint endpoint, Transport wire, LineReport report, long roundTrip, Output out) {
    JsonLine line =
        out.charset().equals(StandardCharsets.UTF_8) ? JsonLine.start() : JsonLine.startAscii();
    line.put("device", endpoint.address())
        .put("settings", wire.describe())
        .put("peer", report.peer().word())
        .put("ok", report.ok());
    if (roundTrip > 0) {
      line.put("rttMicros", roundTrip / 1000);
    }
    List<Finding> wrong = report.findings().stream().filter(finding -> !finding.ok()).toList();
    return line.put("faults", wrong.stream().map(Finding::check).toList())
        .put("evidence", wrong.stream().map(Finding::found).toList())
        .put("remedies", wrong.stream().map(Finding::remedy).toList())
        .toString();
  }
}
