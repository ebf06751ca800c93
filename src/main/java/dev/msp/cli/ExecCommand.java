package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.remote.CommandStream;
import dev.msp.remote.Ending;
import dev.msp.remote.Outcome;
import dev.msp.remote.RemoteCall;
import dev.msp.remote.RemoteException;
import dev.msp.session.Channel;
import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.transport.Durations;
import dev.msp.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code msp exec}: has a peer run a command that it grants, and ends with its exit code. */
final class ExecCommand implements Subcommand {

  private static final Option RAW =
      Option.flag("raw", "let what the command writes control this terminal");
  private static final Option TIMEOUT =
      new Option(SendCommand.TIMEOUT.name(), "TIME", "how long to wait for its end [for ever]");

  private static final int INTERRUPTED = 130;

  /** So long a signal waits for the peer to have ended the command, in milliseconds. */
  private static final long PATIENCE_MILLIS = 1_000;

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>(List.of(SendCommand.JSON, TIMEOUT, RAW));
    options.addAll(SealOptions.forCalling());
    options.addAll(ConfigFile.options());
    options.addAll(EndpointWords.forSending());
    return new Definition(
        "exec",
        "Have a peer run a command that it grants",
        "ENDPOINT NAME [ARG...]",
        options,
        List.of(
            "msp exec bench:9009 status",
            "msp exec serial:/dev/ttyUSB0 logs sshd.service",
            "msp exec --json bench:9009 status",
            "msp exec bench:9009 shell 'df -h | grep sda'"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    ConfigFile file = ConfigFile.of(words);
    List<String> positional = file.endpointFirst(words).positional();
    if (positional.size() < 2) {
      throw UserError.usage(
          "exec takes an endpoint and the name of a command, like: msp exec bench:9009 status");
    }
    String place = positional.get(0);
    long timeout = timeout(words);
    Endpoint endpoint = EndpointWords.parse(place, EndpointWords.forSending(), words, file);
    ExecReport report = report(endpoint, words, streams);
    EndpointWords.sayWhatIsAwaited(endpoint, streams);
    try (CalledLink link = CalledLink.open(endpoint, words, streams);
        RemoteCall call =
            new RemoteCall(
                link.channel(Channel.Kind.EXEC),
                words.flag(SealOptions.INSECURE),
                Clock.system())) {
      CountDownLatch over = new CountDownLatch(1);
      AtExit.run(() -> end(call, over, link), "msp-cancel");
      List<String> command = positional.subList(1, positional.size());
      return run(call, command, timeout, new Reading(report, streams.out(), call), over);
    } catch (ChannelException e) {
      throw new UserError(ExitCode.NO_LINK, "there is no link: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** Ends a command whose output nobody reads any more, as a pipe would. */
  private record Reading(ExecReport report, Output out, RemoteCall call) implements ExecReport {

    @Override
    public void wrote(CommandStream stream, Bytes bytes) {
      boolean before = out.isBroken();
      report.wrote(stream, bytes);
      if (!before && out.isBroken()) {
        call.cancel();
      }
    }

    @Override
    public void ended(Outcome outcome) {
      report.ended(outcome);
    }

    @Override
    public void failed(RemoteException why) {
      report.failed(why);
    }
  }

  private static ExecReport report(Endpoint endpoint, Words words, Streams streams)
      throws UserError {
    return words.flag(SendCommand.JSON)
        ? new ExecJson(streams.out(), endpoint.label(), Clock.system())
        : new ExecOutput(streams, words.flag(RAW));
  }

  private static long timeout(Words words) throws UserError {
    String text = words.value(TIMEOUT);
    try {
      return text == null ? Long.MAX_VALUE : Durations.parse(text).toNanos();
    } catch (IllegalArgumentException e) {
      throw UserError.usage(words.source(TIMEOUT) + ": " + text + ' ' + e.getMessage());
    }
  }

  private static int run(
      RemoteCall call, List<String> command, long timeout, Reading report, CountDownLatch over)
      throws UserError, InterruptedException {
    String name = command.get(0);
    try {
      Outcome outcome = call.run(name, command.subList(1, command.size()), timeout, report);
      report.ended(outcome);
      boolean cut = report.out().isBroken() && outcome.ending() == Ending.CANCELLED;
      return cut ? ExitCode.CLOSED_OUTPUT : code(name, outcome);
    } catch (RemoteException e) {
      report.failed(e);
      throw failure(name, e);
    } finally {
      over.countDown();
    }
  }

  private static void end(RemoteCall call, CountDownLatch over, CalledLink link) {
    cancel(call, over);
    Farewell.of(link.session()::leave);
  }

  /** Ctrl-C ends the command over there, too, and what it still wrote is shown. */
  private static void cancel(RemoteCall call, CountDownLatch over) {
    if (over.getCount() == 0) {
      return;
    }
    call.cancel();
    try {
      over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int code(String name, Outcome outcome) throws UserError {
    if (outcome.ending() == Ending.EXITED) {
      return outcome.passedOn();
    }
    int code =
        switch (outcome.ending()) {
          case TIMED_OUT -> ExitCode.NO_ANSWER;
          case CANCELLED -> INTERRUPTED;
          default -> ExitCode.PROTOCOL;
        };
    throw new UserError(code, name + " was ended by the peer: " + outcome.text());
  }

  private static UserError failure(String name, RemoteException e) {
    String why = String.valueOf(e.getMessage());
    return switch (e.why()) {
      case REFUSED ->
          new UserError(ExitCode.PROTOCOL, "the peer does not run " + name + ": " + why);
      case PROTOCOL -> new UserError(ExitCode.PROTOCOL, "the peer broke the protocol: " + why);
      case NOT_SEALED -> new UserError(ExitCode.PROTOCOL, why);
      case TOO_LONG -> UserError.usage(why);
      case TIMED_OUT ->
          new UserError(ExitCode.NO_ANSWER, name + " did not end in time, and was cancelled");
      case LINK_LOST ->
          new UserError(
              ExitCode.NO_LINK,
              "the link was lost before "
                  + name
                  + " ended, and nobody knows how far it came: "
                  + why);
    };
  }
}
