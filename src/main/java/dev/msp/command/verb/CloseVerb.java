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

/** {@code close}: ends a session. */
final class CloseVerb implements Command {

  private static final Slot<String> SESSION = Slot.optional("SESSION", Types.SESSION);

  private static final long LAST_WRITE = 1_000_000_000L;

  @Override
  public Usage usage() {
    return Usage.of("close", SESSION);
  }

  @Override
  public String summary() {
    return "Close a session, or the current one";
  }

  @Override
  public List<String> examples() {
    return List.of("close", "close dev");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Optional<String> name = call.find(SESSION);
    OpenSession session = name.isPresent() ? call.workspace().named(name.get()) : call.session();
    if (!Loss.mayBe("close", call.workspace(), session)) {
      return Result.of(session.title() + "not closed");
    }
    long from = session.journal().size();
    session.awaitWritten(LAST_WRITE); // the answer to what came last, too
    int with = session.listener().map(one -> one.guests().size()).orElse(0);
    session.leave(LAST_WRITE);
    call.workspace().close(session);
    Loss.told(session, from).ifPresent(told -> call.tell(Result.of(session.title() + told)));
    return Result.of(session.name() + ": closed" + connections(with));
  }

  private static String connections(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> ", with its connection";
      default -> ", with its " + count + " connections";
    };
  }
}
