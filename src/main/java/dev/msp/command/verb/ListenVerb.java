package dev.msp.command.verb;

import dev.msp.command.ArgumentType;
import dev.msp.command.Arguments;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.OpenSession;
import dev.msp.command.Place;
import dev.msp.command.Protection;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.List;
import java.util.Set;

/** {@code listen}: a session with whoever comes. */
final class ListenVerb implements Command {

  private static final Slot<String> NAME = Slot.after("as", "NAME", Types.NEW_NAME);

  private final Slot<Place> endpoint;

  ListenVerb(ArgumentType<Place> type) {
    endpoint = Slot.one("ENDPOINT", type);
  }

  @Override
  public Usage usage() {
    return Usage.of(
        "listen", endpoint, NAME, Protecting.PASSWORD, Protecting.SEALED, Protecting.PASSPHRASE);
  }

  @Override
  public String summary() {
    return "Open sessions with all who connect";
  }

  @Override
  public List<String> examples() {
    return List.of("listen tcp-listen://127.0.0.1:9009", "listen tcp-listen://127.0.0.1:0 as sim");
  }

  @Override
  public Set<String> defines(Arguments arguments) {
    return Set.of("port");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    Place place = call.get(endpoint);
    Protection typed = Protecting.of(call);
    OpenSession opened =
        call.workspace()
            .open(() -> call.workspace().opener().listen(place, typed), call.find(NAME).orElse(""));
    call.variables().set("port", String.valueOf(opened.endpoint().port()));
    return Result.of(opened.title() + "listening on " + opened.place());
  }
}
