package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.transport.LineControl;
import dev.msp.transport.TransportException;
import java.util.List;
import java.util.Locale;

/** {@code line dtr} and {@code line rts}: the two outputs of a serial port. */
final class LineSwitchVerb implements Command {

  private static final Slot<String> STATE = Slot.one("STATE", Types.choice("on", "off", "toggle"));

  /** Switches an output. */
  private interface Switch {
    void set(LineControl line, boolean on) throws TransportException;
  }

  private final String word;
  private final Switch output;

  private LineSwitchVerb(String word, Switch output) {
    this.word = word;
    this.output = output;
  }

  static LineSwitchVerb dtr() {
    return new LineSwitchVerb("dtr", LineControl::dtr);
  }

  static LineSwitchVerb rts() {
    return new LineSwitchVerb("rts", LineControl::rts);
  }

  @Override
  public Usage usage() {
    return Usage.of("line " + word, STATE);
  }

  @Override
  public String summary() {
    return "Raise or drop "
        + word.toUpperCase(Locale.ROOT)
        + " of the serial port, or turn it over";
  }

  @Override
  public List<String> examples() {
    return List.of("line " + word + " off ; wait 100ms ; line " + word + " on");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    String state = call.get(STATE);
    PortLine.act(call.session(), line -> output.set(line, isOn(state, line)));
    return Result.SILENT;
  }

  private boolean isOn(String state, LineControl line) {
    boolean raised = line.outputs().contains(word.toUpperCase(Locale.ROOT));
    return state.equals("toggle") ? !raised : state.equals("on");
  }
}
