package dev.msp.ui.console;

import dev.msp.capture.EventText;
import dev.msp.capture.LogFormat;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Secrets;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.session.Event;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code save}: rows into a new file. Waits for the disk, and so never runs where one draws. */
final class SaveVerb implements Command {

  private static final Slot<String> FILE = Slot.one("FILE", Types.FILE);
  private static final Slot<String> ROWS = Slot.after("of", "ROWS", Types.TEXT);
  private static final Slot<String> FORM =
      Slot.after("as", "FORM", Types.choice("text", "json", "hex", "c", "command"));

  private final Here here;
  private final Stage stage;

  SaveVerb(Here here, Stage stage) {
    this.here = here;
    this.stage = stage;
  }

  @Override
  public Usage usage() {
    return Usage.of("save", FILE, ROWS, FORM);
  }

  @Override
  public String summary() {
    return "Write the rows that are shown, or those behind of, into a new file";
  }

  @Override
  public List<String> examples() {
    return List.of("save bad.jsonl of marked", "save all.log of all as text");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    String file = call.get(FILE);
    String which = call.find(ROWS).orElse("visible");
    Chosen chosen = stage.perform(() -> Chosen.of(here, which));
    Secrets secrets = call.workspace().secrets();
    Function<Event, String> line = line(file, call.find(FORM), chosen.session(), secrets);
    RowFile.write(file, chosen.events().stream().map(line).filter(text -> !text.isEmpty()));
    return Result.of("saved " + chosen.words() + " in " + file);
  }

  private static Function<Event, String> line(
      String file, Optional<String> wanted, String session, Secrets secrets) {
    boolean json = LogFormat.ofName(file) == LogFormat.JSON;
    String form = wanted.orElse(json ? "json" : "text");
    if (form.equals("text")) {
      EventText text = EventText.forLog(session, ZoneId.systemDefault());
      return event -> secrets.mask(text.lines(event).get(0));
    }
    CopyForm as = CopyForm.named(form);
    return event -> as.of(event, RowText.bytes(event), session, secrets);
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
