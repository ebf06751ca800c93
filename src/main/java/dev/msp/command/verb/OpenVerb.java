package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Place;
import dev.msp.command.Protection;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Stranger;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Optional;

/** {@code open}: a session to an endpoint. */
final class OpenVerb implements Command {

  private static final Slot<String> NAME = Slot.after("as", "NAME", Types.NEW_NAME);

  private final Slot<Place> endpoint;

  OpenVerb(ArgumentType<Place> type) {
    endpoint = Slot.one("ENDPOINT", type);
  }

  @Override
  public Usage usage() {
    return Usage.of(
        "open",
        endpoint,
        NAME,
        Protecting.PASSWORD,
        Protecting.SEALED,
        Protecting.PASSPHRASE,
        Protecting.PEER_KEY);
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
        "open bench:9009 password ${pw}",
        "open bench:9009 sealed");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Place place = call.get(endpoint);
    Protection typed = Protecting.of(call);
    try {
      return open(call, place, typed);
    } catch (CommandFailure e) {
      Optional<Stranger> stranger = call.workspace().opener().stranger(place);
      if (stranger.isEmpty()) {
        throw e;
      }
      vouch(call, stranger.get());
      return open(call, place, typed);
    }
  }

  /** A person decides about a key that nobody has seen before; nobody else can. */
  private static void vouch(Call call, Stranger stranger)
      throws CommandFailure, InterruptedException {
    String met = stranger.introduction();
    if (!call.workspace().front().agrees(met + ". Trust it from now on?")) {
      throw new CommandFailure(
          CommandFailure.Kind.PROTOCOL,
          met
              + "; compare that with its owner, then open it with peer-key "
              + stranger.fingerprint());
    }
    stranger.trust();
  }

  private static Result open(Call call, Place place, Protection typed)
      throws CommandFailure, MistakeException, InterruptedException {
    Optional<OpenSession> before = call.workspace().current();
    OpenSession opened =
        call.workspace()
            .open(() -> call.workspace().opener().open(place, typed), call.find(NAME).orElse(""));
    try {
      return Result.of(opened.title() + Opened.await(call, opened));
    } catch (CommandFailure | InterruptedException e) {
      boolean stays = e instanceof CommandFailure && Opened.isTryingAgain(call, opened);
      if (!stays) {
        call.workspace().close(opened);
        before.ifPresent(call.workspace()::use);
      }
      throw e;
    }
  }
}
