package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Usage;
import dev.msp.session.Protocol;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;
import java.util.List;

/** {@code line baud}, {@code line format} and {@code line flow}: how a serial port is set. */
final class LineSettingVerb implements Command {

  private final String name;
  private final String summary;
  private final List<String> examples;
  private final Slot<EndpointOptions> value;

  private LineSettingVerb(
      String name, String summary, List<String> examples, Slot<EndpointOptions> value) {
    this.name = name;
    this.summary = summary;
    this.examples = examples;
    this.value = value;
  }

  static LineSettingVerb baud() {
    OptionType type =
        new OptionType(
            EndpointOption.BAUD,
            "bits a second like 115200",
            List.of("9600", "19200", "38400", "57600", "115200", "230400", "460800", "921600"));
    return new LineSettingVerb(
        "line baud",
        "Set the speed of the serial port, in bits a second",
        List.of("line baud 9600"),
        Slot.one("RATE", type));
  }

  static LineSettingVerb format() {
    OptionType type =
        new OptionType(
            EndpointOption.FORMAT, "a format like 8N1", List.of("8N1", "8E1", "8O1", "7E1", "8N2"));
    return new LineSettingVerb(
        "line format",
        "Set data bits, parity (N E O M S) and stop bits of the serial port",
        List.of("line format 8E1"),
        Slot.one("FORMAT", type));
  }

  static LineSettingVerb flow() {
    List<String> words = List.of("none", "rtscts", "xonxoff");
    OptionType type = new OptionType(EndpointOption.FLOW, String.join(" or ", words), words);
    return new LineSettingVerb(
        "line flow",
        "Set the flow control of the serial port",
        List.of("line flow rtscts"),
        Slot.one("FLOW", type));
  }

  @Override
  public Usage usage() {
    return Usage.of(name, value);
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public List<String> examples() {
    return examples;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    OpenSession on = call.session();
    EndpointOptions wanted = call.get(value);
    PortLine.of(on);
    refuseLossy(on, wanted);
    PortLine.act(on, line -> line.change(wanted));
    return Result.of(on.name() + ": " + PortLine.of(on).settings());
  }

  /** No frame gets over a line that keeps some bytes, or their highest bit, for itself. */
  private static void refuseLossy(OpenSession on, EndpointOptions wanted) throws CommandFailure {
    boolean keeps =
        wanted.text(EndpointOption.FLOW).orElse("").equals("xonxoff")
            || wanted.text(EndpointOption.FORMAT).orElse("8").charAt(0) < '8';
    if (keeps && on.session().protocol() != Protocol.RAW) {
      throw new CommandFailure(
          Kind.USAGE,
          "no frame gets over a line with fewer than 8 data bits, or with xonxoff;"
              + " set protocol raw first");
    }
  }
}
