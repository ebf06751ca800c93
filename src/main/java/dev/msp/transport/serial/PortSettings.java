package dev.msp.transport.serial;

import dev.msp.transport.EndpointOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of one open port: what was asked for, and what the system says it has.
 *
 * <p>What a driver does not take it changes in silence, and the native library then says all is
 * well; so what it set is read back, and set right where it is not raw. Any thread may call.
 */
final class PortSettings {

  /** What would change bytes, drop them or answer them; stty's names. */
  private static final List<String> NOT_RAW =
      List.of(
          "brkint", "ignpar", "parmrk", "inpck", "istrip", "inlcr", "igncr", "icrnl", "opost",
          "isig", "icanon", "echo");

  /** Rates differ by this much, in per cent, before anybody is told: UARTs divide a clock. */
  private static final int TOLERANCE = 2;

  private final Port port;
  private final String device;
  private final SettingsTool tool;
  private boolean hangUp;
  private boolean dtr;
  private boolean rts;
  private LineSettings wanted;
  private Optional<SttyReport> found = Optional.empty();

  /** Takes over the settings of a port that was opened with these. */
  PortSettings(Port port, String device, SettingsTool tool, LineSettings wanted, ModemLines lines) {
    this.port = port;
    this.device = device;
    this.tool = tool;
    this.wanted = wanted;
    this.hangUp = lines.hangUp();
    this.dtr = lines.dtr();
    this.rts = lines.rts();
    verify();
  }

  /** Returns the settings that were asked for. */
  synchronized LineSettings wanted() {
    return wanted;
  }

  /** Sets what the options set; returns whether the driver took it. Else all is as it was. */
  synchronized boolean change(EndpointOptions options) {
    LineSettings next = wanted.with(options);
    if (!next.isPossible()) {
      return false;
    }
    if (!port.apply(next)) {
      port.apply(wanted);
      return false;
    }
    wanted = next;
    verify();
    return true;
  }

  /** Raises or drops DTR; returns whether there is such a line. */
  synchronized boolean dtr(boolean on) {
    boolean done = port.dtr(on);
    dtr = done ? on : dtr;
    return done;
  }

  /** Raises or drops RTS; returns whether there is such a line. */
  synchronized boolean rts(boolean on) {
    boolean done = port.rts(on);
    rts = done ? on : rts;
    return done;
  }

  /** Returns which of DTR and RTS are raised. */
  synchronized String outputs() {
    return ((dtr ? "DTR " : "") + (rts ? "RTS" : "")).strip();
  }

  private void verify() {
    if (!dtr || !rts) {
      found = Optional.empty(); // to look would raise them
      return;
    }
    found = tool.report(device);
    List<String> wrong = found.map(this::wrong).orElse(List.of());
    if (!wrong.isEmpty()) {
      tool.set(device, wrong);
      found = tool.report(device);
    }
  }

  /** Returns the flags that are to be changed. */
  private List<String> wrong(SttyReport report) {
    List<String> wrong = new ArrayList<>();
    for (String flag : NOT_RAW) {
      if (report.has(flag)) {
        wrong.add('-' + flag);
      }
    }
    if (report.has("hupcl") != hangUp) {
      wrong.add(hangUp ? "hupcl" : "-hupcl");
    }
    return wrong;
  }

  /**
   * Returns the settings for a person: {@code 115200 8N1, flow none}; with what the driver did not
   * take; marked as requested where the system does not tell.
   */
  @Override
  public synchronized String toString() {
    if (found.isEmpty()) {
      return wanted + " (requested)";
    }
    SttyReport report = found.get();
    LineSettings has = report.settings(wanted.baud());
    StringBuilder text = new StringBuilder().append(has);
    text.append(report.speed().isEmpty() ? " (rate requested)" : "");
    if (Math.abs((long) has.baud() - wanted.baud()) * 100 > (long) wanted.baud() * TOLERANCE) {
      text.append("; the driver runs at ").append(has.baud());
      text.append(" baud instead of ").append(wanted.baud());
    }
    differs(text, "", has.format(), wanted.format());
    differs(text, "flow ", has.flow().word(), wanted.flow().word());
    return text.toString();
  }

  private static void differs(StringBuilder text, String what, String has, String wanted) {
    if (!has.equals(wanted)) {
      text.append("; the driver keeps ").append(what).append(has);
      text.append(" instead of ").append(wanted);
    }
  }
}
