package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Secrets;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The commands of the console that take rows elsewhere. A new one is a line here. */
final class CopyVerbs {

  private static final Slot<String> FORM =
      Slot.one("FORM", Types.choice("text", "hex", "c", "json", "command", "field"));
  private static final Slot<String> ROWS = Slot.after("of", "ROWS", Types.TEXT);

  /** Bytes of text that all common terminals take for the clipboard: 74,994 in base64. */
  private static final int LONGEST = 74_994 / 4 * 3;

  private final Here here;
  private final Stage stage;

  CopyVerbs(Here here, Stage stage) {
    this.here = here;
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(
        ViewVerb.of(
            Usage.of("copy", FORM, ROWS),
            "Copy rows: the marked ones, the selected one, or as of says",
            this::copy),
        new SaveVerb(here, stage));
  }

  private Result copy(Call call) throws CommandFailure, MistakeException {
    Chosen chosen = Chosen.of(here, call.find(ROWS).orElse(""));
    String form = call.get(FORM);
    Secrets secrets = here.deck().workspace().secrets();
    String text = form.equals("field") ? field(secrets) : rows(chosen, form, secrets);
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (text.isEmpty()) {
      throw new CommandFailure(Kind.USAGE, chosen.words() + " cannot be copied as " + form);
    }
    if (length > LONGEST) {
      throw new CommandFailure(
          Kind.USAGE,
          length + " bytes are more than terminals take; save FILE as " + form + " writes them");
    }
    stage.copy(text);
    return Result.of("copied " + chosen.words() + " as " + form);
  }

  private static String rows(Chosen chosen, String word, Secrets secrets) {
    CopyForm form = CopyForm.named(word);
    return chosen.events().stream()
        .map(event -> form.of(event, RowText.bytes(event), chosen.session(), secrets))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String field(Secrets secrets) throws CommandFailure {
    Event event = here.row().event();
    Bytes bytes = RowText.bytes(event);
    List<Field> fields = Field.of(bytes);
    Field field = fields.get(Math.min(here.page().field(), fields.size() - 1));
    return CopyForm.HEX.of(event, bytes.slice(field.from(), field.to()), "", secrets);
  }
}
