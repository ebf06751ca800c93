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
import dev.msp.frame.Bytes;
import dev.msp.session.SessionState;
import java.util.List;

/** {@code raw}: bytes as they are, in no frame. */
final class RawVerb implements Command {

  private static final Slot<Bytes> BYTES = Slot.one("BYTES", Types.BYTES);
  private static final long PATIENCE = 5_000_000_000L;

  @Override
  public Usage usage() {
    return Usage.of("raw", BYTES);
  }

  @Override
  public String summary() {
    return "Send bytes as they are, in no frame";
  }

  @Override
  public List<String> examples() {
    return List.of("raw x\"AA 55 00 09\"", "raw \"AT\\r\"");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    write(call.session(), call.get(BYTES));
    return Result.SILENT;
  }

  /** Writes bytes as soon as the wire takes them. */
  static void write(OpenSession on, Bytes bytes) throws CommandFailure, InterruptedException {
    on.sending();
    put(on, bytes);
  }

  /** Writes more of what began with {@link OpenSession#sending}. */
  static void put(OpenSession on, Bytes bytes) throws CommandFailure, InterruptedException {
    boolean room = on.session().awaitRoom(PATIENCE);
    if (!room || !on.session().write(bytes)) {
      if (on.isClosed()) {
        throw Opened.lost(on, "not sent: ");
      }
      boolean open = on.session().state() instanceof SessionState.Open;
      String why =
          open
              ? "the wire of " + on.name() + " takes nothing at the moment"
              : on.name() + ' ' + on.session().standing();
      throw new CommandFailure(Kind.LINK, "not sent: " + why);
    }
    on.session().awaitWritten(PATIENCE);
  }
}
