package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Place;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import dev.msp.session.Session;
import java.util.List;
import java.util.Optional;

/** {@code open}: a session to an endpoint. */
final class OpenVerb implements Command {

  private static final Slot<String> NAME = Slot.after("as", "NAME", Types.NEW_NAME);
  private static final Slot<String> PASSWORD = Slot.after("password", "TEXT", Types.TEXT);
  private static final long LOOK_AROUND = 3_600_000_000_000L;

  private final Slot<Place> endpoint;

  OpenVerb(ArgumentType<Place> type) {
    endpoint = Slot.one("ENDPOINT", type);
  }

  @Override
  public Usage usage() {
    return Usage.of("open", endpoint, NAME, PASSWORD);
  }

  @Override
  public String summary() {
    return "Open a session and make it the current one";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "open tcp://127.0.0.1:9009",
        "open serial:/dev/ttyUSB0?baud=57600 as dev",
        "open bench:9009 password ${pw}");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    call.find(PASSWORD).ifPresent(call.workspace().secrets()::add);
    Session.Plan plan = call.workspace().opener().open(call.get(endpoint), call.find(PASSWORD));
    Optional<OpenSession> before = call.workspace().current();
    OpenSession opened = call.workspace().open(plan, call.find(NAME).orElse(""));
    try {
      return Result.of(opened.name() + ": " + await(opened));
    } catch (CommandFailure | InterruptedException e) {
      call.workspace().close(opened);
      before.ifPresent(call.workspace()::use);
      throw e;
    }
  }

  /** Waits until it is open, or waits itself for its wire, or will never be open. */
  private static String await(OpenSession opened) throws CommandFailure, InterruptedException {
    JournalReader reader = opened.session().journal().read();
    while (!reader.isAtEnd()) {
      if (reader.poll() instanceof Event.StateEvent event) {
        switch (event.state()) {
          case "open" -> {
            return "open, " + event.detail();
          }
          case "reconnecting" -> {
            return event.detail();
          }
          default -> {} // opening, or closed: then the journal ends
        }
      } else {
        reader.await(LOOK_AROUND);
      }
    }
    throw Opened.lost(opened, "");
  }
}
