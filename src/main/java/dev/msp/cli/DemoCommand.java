package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.link.Delivery;
import dev.msp.session.Clock;
import dev.msp.session.Session;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code msp demo}: a first look without hardware and without a second program. On a terminal it is
 * the console with a peer that answers and now and then does wrong; else an embedded peer answers a
 * few messages, and frames, ACKs and bytes are printed as they go.
 */
final class DemoCommand implements Subcommand {

  private static final long PATIENCE = 5_000_000_000L;
  private static final List<String> MESSAGES =
      List.of("Hello MSP", "version?", "こんにちは、みのかも", "\u001b[31mred\u001b[0m is shown, not obeyed");

  @Override
  public Definition definition() {
    return new Definition(
        "demo",
        "Try the console with an embedded peer; without a terminal print what goes",
        "",
        options(),
        List.of("msp demo", "msp demo --json"));
  }

  private static List<Option> options() {
    List<Option> options = new ArrayList<>(ConsoleLook.options());
    options.add(SendCommand.JSON);
    return options;
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    if (ConsoleCommand.isPossible(streams) && !words.flag(SendCommand.JSON)) {
      ConsoleCommand.show(List.of("open " + DemoPeer.PLACE + " as demo"), words, streams);
      return ExitCode.DONE;
    }
    return print(words, streams);
  }

  private static int print(Words words, Streams streams) throws UserError {
    Endpoint loop = new Endpoint(Endpoint.Scheme.LOOP, "", 0, EndpointOptions.NONE);
    boolean json = words.flag(SendCommand.JSON);
    EventPrinter printer = new EventPrinter(streams, json, !json, false);
    boolean all;
    try (Sessions sessions = new Sessions(Clock.system(), Timers.onOneThread())) {
      say(json, streams, "An embedded peer answers on loop:. Its bytes stand below each frame.");
      Session session = sessions.open(EmbeddedPeer.plan(loop, EmbeddedPeer::version));
      Thread prints = new Thread(() -> printer.follow("demo", session.journal()), "msp-print");
      prints.start();
      all = talk(session);
      session.close();
      join(prints);
    }
    say(json, streams, "");
    say(json, streams, "Now for real, in two terminals:");
    say(json, streams, "  msp serve");
    say(json, streams, "  msp send tcp://127.0.0.1:9009 \"Hello MSP\"");
    streams.out().flush();
    return all ? ExitCode.DONE : ExitCode.NO_ANSWER;
  }

  private static void say(boolean json, Streams streams, String line) {
    if (!json) {
      streams.out().line(line);
    }
  }

  private static boolean talk(Session session) {
    boolean all = true;
    try {
      for (String message : MESSAGES) {
        Delivery delivery = session.send(Bytes.utf8(message));
        session.await(delivery, PATIENCE);
        all &= delivery.status() == Delivery.Status.ACKED;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return all;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
