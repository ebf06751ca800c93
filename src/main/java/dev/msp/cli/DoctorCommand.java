package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.SafeText;
import dev.msp.transport.serial.LinuxPorts;
import dev.msp.transport.serial.PortAccess;
import dev.msp.transport.serial.PortGrabbers;
import dev.msp.transport.serial.SerialLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code msp doctor}: what is wrong on this machine, and what to do. */
final class DoctorCommand implements Subcommand {

  private static final int NAME_WIDTH = 15;

  private final PortChecks ports;

  DoctorCommand() {
    this(
        new PortChecks(
            new LinuxPorts(), new PortAccess(), new PortGrabbers(), SerialLibrary::load));
  }

  DoctorCommand(PortChecks ports) {
    this.ports = ports;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "doctor",
        "Check ports, permissions, terminal and directories; exits 1 if something is wrong",
        "",
        List.of(SendCommand.JSON),
        List.of("msp doctor", "msp doctor --json"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    boolean json = words.flag(SendCommand.JSON);
    Output out = streams.out();
    List<Finding> findings = new ArrayList<>(ports.findings());
    findings.addAll(new MachineChecks(out, streams.environment(), TerminalSize::ask).findings());
    boolean well = true;
    for (Finding finding : findings) {
      out.line(json ? json(finding, out) : text(finding, out));
      well &= finding.ok();
    }
    out.flush();
    if (out.isBroken()) {
      return ExitCode.CLOSED_OUTPUT;
    }
    return well ? ExitCode.DONE : ExitCode.EXPECTATION;
  }

  private static String text(Finding finding, Output out) {
    String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
    return (finding.ok() ? "ok  " : "!!  ")
        + finding.check()
        + " ".repeat(NAME_WIDTH - finding.check().length())
        + SafeText.forCharset(out.charset()).line(finding.found() + remedy);
  }

  private static String json(Finding finding, Output out) {
    JsonLine line =
        out.charset().equals(StandardCharsets.UTF_8) ? JsonLine.start() : JsonLine.startAscii();
    line.put("check", finding.check()).put("ok", finding.ok()).put("found", finding.found());
    if (!finding.remedy().isEmpty()) {
      line.put("remedy", finding.remedy());
    }
    return line.toString();
  }
}
