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
    return registry(places, List.of());
  }

  /**
   * Returns the registry of all commands and of some that only one surface has.
   *
   * @param places knows what a person may write for an endpoint
   * @param own the commands of the surface
   */
  public static Registry<Command> registry(Places places, List<? extends Command> own) {
    List<Command> all = new ArrayList<>();
    all.addAll(sessions(new EndpointType(places)));
    all.addAll(lines());
    all.addAll(sending());
    all.addAll(receiving());
    all.addAll(channels());
    all.addAll(programs());
    all.addAll(settings());
    all.addAll(own);
    all.add(new HelpVerb(all)); // which helps with itself, too
    return new Registry<>(all);
  }

  private static List<Command> sessions(EndpointType endpoint) {
    return List.of(
        new OpenVerb(endpoint),
        new ListenVerb(endpoint),
        new CloseVerb(),
        new UseVerb(),
        new RenameVerb(),
        new ReopenVerb(),
        new SessionsVerb(),
        new PortsVerb());
  }

  private static List<Command> lines() {
    return List.of(
        LineSettingVerb.baud(),
        LineSettingVerb.format(),
        LineSettingVerb.flow(),
        LineSwitchVerb.dtr(),
        LineSwitchVerb.rts(),
        new LineBreakVerb(),
        new LineShowVerb());
  }

  private static List<Command> sending() {
    return List.of(
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
        new FaultNoAckVerb());
  }

  private static List<Command> receiving() {
    return List.of(
        new ExpectAckVerb(),
        new ExpectNoAckVerb(),
        new ExpectDataVerb(),
        new ExpectFrameVerb(),
        new ExpectBytesVerb(),
        new ExpectNoiseVerb(),
        new ExpectClosedVerb(),
        new ExpectConnectionVerb(),
        new ExpectNothingVerb(),
        new ForgetVerb(),
        new OnDataVerb(),
        new OnFrameVerb(),
        new OnBytesVerb(),
        new OnNoiseVerb(),
        new OnClosedVerb());
  }

  private static List<Command> channels() {
    return List.of(new PutVerb(), new GetVerb(), new FilesVerb(), new ExecVerb());
  }

  private static List<Command> programs() {
    return List.of(
        new WaitVerb(),
        new PauseVerb(),
        new EveryVerb(),
        new BesideVerb(),
        new JoinVerb(),
        new StopVerb(),
        new LetVerb(),
        new EchoVerb(),
        new RepeatVerb(),
        new IfVerb(),
        new ElseVerb(),
        new EndVerb(),
        new FailVerb(),
        new IncludeVerb(),
        new MacroVerb(),
        new CallVerb());
  }

  private static List<Command> settings() {
    return List.of(
        new LogStartVerb(),
        new LogStopVerb(),
        new RecordStartVerb(),
        new RecordStopVerb(),
        new SetTimeoutVerb(),
        new SetProtocolVerb(),
        ShowVerb.variables(),
        ShowVerb.settings(),
        ShowVerb.stats(),
        ShowVerb.jobs(),
        ShowVerb.macros(),
        new HistoryVerb(),
        new QuitVerb());
  }
}
