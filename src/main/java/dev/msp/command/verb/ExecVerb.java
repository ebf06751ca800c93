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
import dev.msp.remote.Ending;
import dev.msp.remote.Outcome;
import dev.msp.remote.RemoteCall;
import dev.msp.remote.RemoteException;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.NextLink;
import java.time.Duration;
import java.util.List;

/** {@code exec}: has the peer run a command that it grants. */
final class ExecVerb implements Command {

  private static final Slot<String> COMMAND = Slot.rest("COMMAND", Types.TEXT);
  private static final Slot<Duration> WITHIN = Slot.after("within", "TIME", Types.DURATION);

  @Override
  public Usage usage() {
    return Usage.of("exec", COMMAND, WITHIN, Transferring.INSECURE);
  }

  @Override
  public String summary() {
    return "Have the peer run a command that it grants, and show what it writes";
  }

  @Override
  public List<String> examples() {
    return List.of("exec status", "exec logs sshd.service within 10s");
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    List<String> words = call.list(COMMAND);
    long nanos = call.find(WITHIN).map(Duration::toNanos).orElse(Long.MAX_VALUE);
    OpenSession on = call.session();
    OutputLines output = new OutputLines(lines -> call.tell(Result.written(lines)));
    try (RemoteCall remote =
        new RemoteCall(
            new NextLink(on.session()).channel(Channel.Kind.EXEC),
            call.has(Transferring.INSECURE),
            call.workspace().clock())) {
      Outcome outcome = remote.run(words.get(0), words.subList(1, words.size()), nanos, output);
      output.end();
      refuse(words.get(0), outcome);
      return Result.SILENT;
    } catch (RemoteException e) {
      output.end();
      throw failure(words.get(0), e);
    } catch (ChannelException e) {
      throw Transferring.failure(on, e);
    }
  }

  private static void refuse(String name, Outcome outcome) throws CommandFailure {
    if (outcome.ending() != Ending.EXITED) {
      Kind kind = outcome.ending() == Ending.TIMED_OUT ? Kind.NO_ANSWER : Kind.PROTOCOL;
      throw new CommandFailure(kind, name + " was ended by the peer: " + outcome.text());
    } else if (outcome.code() != 0) {
      throw new CommandFailure(Kind.EXPECTATION, name + " ended with exit code " + outcome.code());
    }
  }

  private static CommandFailure failure(String name, RemoteException e) {
    String why = String.valueOf(e.getMessage());
    return switch (e.why()) {
      case REFUSED ->
          new CommandFailure(Kind.PROTOCOL, "the peer does not run " + name + ": " + why);
      case PROTOCOL -> new CommandFailure(Kind.PROTOCOL, "the peer broke the protocol: " + why);
      case NOT_SEALED -> new CommandFailure(Kind.PROTOCOL, why);
      case TOO_LONG -> new CommandFailure(Kind.USAGE, why);
      case TIMED_OUT ->
          new CommandFailure(Kind.NO_ANSWER, name + " did not end in time, and was cancelled");
      case LINK_LOST ->
          new CommandFailure(
              Kind.LINK,
              "the link was lost before "
                  + name
                  + " ended, and nobody knows how far it came: "
                  + why);
    };
  }
}
