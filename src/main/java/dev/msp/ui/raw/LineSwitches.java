package dev.msp.ui.raw;

import dev.msp.session.Session;
import dev.msp.transport.EndpointOption;
import dev.msp.transport.LineControl;
import dev.msp.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The keys that act on a COM port itself; where there is none they say so. */
final class LineSwitches {

  private static final Duration BREAK = Duration.ofMillis(250);

  /** Something to do with a port that may be gone. */
  private interface Action {
    void on(LineControl line) throws TransportException;
  }

  private final Session session;
  private final Consumer<String> say;
  private boolean dtr;
  private boolean rts;

  LineSwitches(Session session, Consumer<String> say) {
    this.session = session;
    this.say = say;
    opened();
  }

  /** The port was opened, which sets both lines as the endpoint says; kept ones count as raised. */
  void opened() {
    dtr = isRaised(EndpointOption.DTR);
    rts = isRaised(EndpointOption.RTS);
  }

  private boolean isRaised(EndpointOption option) {
    return !session.endpoint().options().text(option).orElse("").equals("off");
  }

  void dtr() {
    if (act("DTR", line -> line.dtr(!dtr))) {
      dtr = !dtr;
      say.accept("DTR is " + Operator.onOff(dtr));
    }
  }

  void rts() {
    if (act("RTS", line -> line.rts(!rts))) {
      rts = !rts;
      say.accept("RTS is " + Operator.onOff(rts));
    }
  }

  /** Sends a BREAK, on a thread of its own: it takes its time, and keys are to work meanwhile. */
  void sendBreak() {
    Thread sends = new Thread(this::breakNow, "msp-break");
    sends.setDaemon(true);
    sends.start();
  }

  private void breakNow() {
    if (act("BREAK", line -> line.sendBreak(BREAK))) {
      say.accept("BREAK sent, " + BREAK.toMillis() + " ms");
    }
  }

  private boolean act(String what, Action action) {
    Optional<LineControl> line = session.line();
    if (line.isEmpty()) {
      say.accept("no " + what + ": " + session.endpoint().address() + " is no open serial port");
      return false;
    }
    try {
      action.on(line.get());
      return true;
    } catch (TransportException e) {
      say.accept("no " + what + ": " + e.getMessage());
      return false;
    }
  }

  /** Returns how the port is set and what its inputs are, none if there is no open port. */
  List<String> describe() {
    Optional<LineControl> line = session.line();
    if (line.isEmpty()) {
      return List.of();
    }
    String inputs = line.get().inputs();
    String raised = inputs.isEmpty() ? "none" : inputs;
    return List.of(
        line.get().settings(),
        "DTR "
            + Operator.onOff(dtr)
            + ", RTS "
            + Operator.onOff(rts)
            + ", raised inputs: "
            + raised);
  }
}
