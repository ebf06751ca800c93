package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.session.Protocol;
import java.util.List;

/** {@code set protocol}: what a session speaks from now on. */
final class SetProtocolVerb implements Command {

  private static final Slot<String> PROTOCOL =
      Slot.one("PROTOCOL", Types.choice("classic", "auto", "v3", "raw"));

  @Override
  public Usage usage() {
    return Usage.of("set protocol", PROTOCOL);
  }

  @Override
  public String summary() {
    return "Speak another protocol on the session";
  }

  @Override
  public List<String> examples() {
    return List.of("set protocol raw", "set protocol classic");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException {
    Protocol next = Protocol.of(call.get(PROTOCOL));
    OpenSession on = call.session();
    if (!on.session().canSpeak(next)) {
      throw new CommandFailure(
          Kind.USAGE,
          on.name()
              + " was not opened to speak "
              + next.word()
              + "; open it again with protocol="
              + next.word());
    }
    on.speak(next);
    return Result.SILENT;
  }
}
