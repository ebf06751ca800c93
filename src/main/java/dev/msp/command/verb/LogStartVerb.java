package dev.msp.command.verb;

import dev.msp.capture.LogFile;
import dev.msp.capture.LogFormat;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Optional;

/** {@code log start}: writes what happens on all sessions to a file. */
final class LogStartVerb implements Command {

  private static final int KEPT = 10;

  private static final Slot<String> FILE = Slot.optional("FILE", Types.FILE);
  private static final Slot<String> AS = Slot.after("as", "FORMAT", Types.choice("text", "json"));
  private static final Slot<Long> LIMIT = Slot.after("limit", "SIZE", Types.SIZE);
  private static final Slot<Integer> KEEP = Slot.after("keep", "COUNT", Types.number(1, 1000));

  @Override
  public Usage usage() {
    return Usage.of("log start", FILE, AS, LIMIT, KEEP);
  }

  @Override
  public String summary() {
    return "Write what happens on all sessions to the end of a file";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "log start",
        "log start soak.log limit 10MB keep 5",
        "log start nightly.jsonl",
        "log start trace as json");
  }

  /** Also where no person is: it may have chosen the name itself. */
  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    LogFile.Rotation rotation = rotation(call);
    Optional<String> file = call.find(FILE);
    LogFormat format = format(call.find(AS), file.orElse(""));
    WorkspaceLog log =
        file.isPresent()
            ? WorkspaceLog.inFile(call.workspace(), file.get(), format, rotation)
            : WorkspaceLog.inOwnPlace(call.workspace(), format, rotation);
    return Result.of("log: " + log.target());
  }

  private static LogFile.Rotation rotation(Call call) throws CommandFailure, MistakeException {
    if (call.has(KEEP) && !call.has(LIMIT)) {
      throw new CommandFailure(
          Kind.USAGE, "keep counts the files that a limit makes; give one, like limit 10MB");
    }
    return call.has(LIMIT)
        ? new LogFile.Rotation(call.get(LIMIT), call.find(KEEP).orElse(KEPT))
        : LogFile.Rotation.NEVER;
  }

  private static LogFormat format(Optional<String> word, String file) {
    return word.isEmpty()
        ? LogFormat.ofName(file)
        : word.get().equals("json") ? LogFormat.JSON : LogFormat.TEXT;
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
