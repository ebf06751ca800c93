package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import dev.msp.transport.SerialPortInfo;
import java.util.List;

/** {@code ports}: the serial ports of this machine. */
final class PortsVerb implements Command {

  /** Characters of one column. */
  private static final int WIDEST = 40;

  @Override
  public Usage usage() {
    return Usage.of("ports");
  }

  @Override
  public String summary() {
    return "List the serial ports of this machine, and who has them open";
  }

  @Override
  public List<String> examples() {
    return List.of("ports");
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) {
    List<SerialPortInfo> ports = call.workspace().opener().ports();
    return ports.isEmpty()
        ? Result.of("no serial port was found")
        : new Result(PortTable.lines(ports, PortsVerb::cut, text -> text));
  }

  private static String cut(String told) {
    return told.length() <= WIDEST ? told : told.substring(0, WIDEST - 1) + '…';
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
