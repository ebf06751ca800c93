package dev.msp.command.verb;

import dev.msp.command.Arguments;
import dev.msp.command.ByteStream;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.Expected;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.OpenSession.Kind;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code expect bytes}: bytes as they come, wherever frames begin and end. */
final class ExpectBytesVerb implements Command {

  private static final Slot<Expected> WHAT = Slot.one("WHAT", Types.EXPECTED);

  /** So many new bytes are looked at together. */
  private static final int BATCH = 16 << 10;

  /** Of what came instead so much is shown. */
  private static final int SHOWN = 64;

  @Override
  public Usage usage() {
    return Usage.of("expect bytes", WHAT, Waiting.WITHIN);
  }

  @Override
  public String summary() {
    return "Wait for bytes, wherever frames begin and end";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "expect bytes \"login: \" within 30s", "expect bytes x\"AA 55 ?? 0?\" within 1s");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Content.defines(WHAT, arguments);
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    OpenSession on = call.session();
    Expected what = call.get(WHAT);
    Waiting waiting = new Waiting(call, on, on.cursor(Kind.BYTES));
    ByteStream stream = on.bytes();
    boolean more = true;
    while (true) {
      Optional<Expected.Hit> hit = what.find(stream.all());
      if (hit.isPresent()) {
        stream.take(hit.get().to());
        hit.get().captures().forEach(call.variables()::set);
        return Result.SILENT;
      }
      if (!more) {
        throw failure(what, stream.all(), waiting);
      }
      more = fill(stream, waiting);
    }
  }

  /** Adds what has come, waiting for some; returns whether more may come. */
  private static boolean fill(ByteStream stream, Waiting waiting) throws InterruptedException {
    int added = 0;
    do {
      Event event = waiting.next();
      if (event == null) {
        return false;
      }
      waiting.take();
      Bytes bytes = event.incoming();
      stream.add(bytes);
      added += bytes.length();
    } while (added == 0 || added < BATCH && waiting.hasNext());
    return true;
  }

  private static CommandFailure failure(Expected what, Bytes came, Waiting waiting) {
    String expected = "bytes " + what.written();
    Bytes last = came.slice(Math.max(0, came.length() - SHOWN), came.length());
    return came.isEmpty()
        ? waiting.nothing(expected)
        : waiting.other(expected, what.literal(), last);
  }
}
