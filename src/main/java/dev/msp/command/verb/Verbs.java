package dev.msp.command.verb;

import dev.msp.command.Command;
import dev.msp.command.EndpointType;
import dev.msp.command.Places;
import dev.msp.command.Registry;
import java.util.ArrayList;
import java.util.List;

/** All commands of the language. */
public final class Verbs {

  private Verbs() {}

  /**
   * Returns the registry of all commands.
   *
   * @param places knows what a person may write for an endpoint
   */
  public static Registry<Command> registry(Places places) {
    EndpointType endpoint = new EndpointType(places);
    List<Command> all =
        List.of(
            new OpenVerb(endpoint),
            new ListenVerb(endpoint),
            new CloseVerb(),
            new UseVerb(),
            new SessionsVerb(),
            new PortsVerb(),
            new SendVerb(),
            new SendHexVerb(),
            new SendFileVerb(),
            new RawVerb(),
            new FaultCrcVerb(),
            new FaultLengthVerb(),
            new FaultSyncVerb(),
            new FaultTruncateVerb(),
            new FaultSplitVerb(),
            new FaultDelayVerb(),
            new FaultDoubleVerb(),
            new FaultNoAckVerb(),
            new ExpectAckVerb(),
            new ExpectDataVerb(),
            new ExpectFrameVerb(),
            new ExpectBytesVerb(),
            new ExpectNoiseVerb(),
            new ExpectClosedVerb(),
            new ExpectNothingVerb(),
            new ForgetVerb(),
            new WaitVerb(),
            new PauseVerb(),
            new SetTimeoutVerb(),
            new SetProtocolVerb(),
            LineSettingVerb.baud(),
            LineSettingVerb.format(),
            LineSettingVerb.flow(),
            LineSwitchVerb.dtr(),
            LineSwitchVerb.rts(),
            new LineBreakVerb(),
            new LineShowVerb(),
            new LetVerb(),
            new EchoVerb(),
            new RepeatVerb(),
            new OnDataVerb(),
            new OnFrameVerb(),
            new OnBytesVerb(),
            new OnNoiseVerb(),
            new OnClosedVerb(),
            new EveryVerb(),
            new StopVerb(),
            new IfVerb(),
            new ElseVerb(),
            new EndVerb(),
            new FailVerb(),
            new IncludeVerb(),
            new MacroVerb(),
            new CallVerb(),
            ShowVerb.variables(),
            ShowVerb.settings(),
            ShowVerb.stats(),
            ShowVerb.jobs(),
            ShowVerb.macros(),
            new HistoryVerb(),
            new LogStartVerb(),
            new LogStopVerb(),
            new RecordStartVerb(),
            new RecordStopVerb(),
            new QuitVerb());
    List<Command> withHelp = new ArrayList<>(all);
    withHelp.add(new HelpVerb(withHelp)); // which helps with itself, too
    return new Registry<>(withHelp);
  }
}
