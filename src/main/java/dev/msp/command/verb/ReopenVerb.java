package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Loss;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Optional;

/** {@code reopen}: a session that is closed, or waits for its wire, is opened again at once. */
final class ReopenVerb implements Command {

  private static final Slot<String> SESSION = Slot.optional("SESSION", Types.SESSION);

  @Override
  public Usage usage() {
    return Usage.of("reopen", SESSION);
  }

  @Override
  public String summary() {
    return "Open a session, or the current one, again as it was opened";
  }

  @Override
  public List<String> examples() {
    return List.of("reopen", "reopen dev");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Optional<String> name = call.find(SESSION);
    OpenSession session = name.isPresent() ? call.workspace().named(name.get()) : call.session();
    if (!Loss.mayBe("reopen", call.workspace(), session)) {
      return Result.of(session.title() + "not opened again");
    }
    long from = session.journal().size();
    OpenSession again = call.workspace().reopen(session);
    Loss.told(session, from).ifPresent(told -> call.tell(Result.of(session.title() + told)));
    return Result.of(
        again.title()
            + (again.listener().isPresent()
                ? "listening on " + again.place()
                : Opened.await(call, again)));
  }
}
