package dev.msp.ui.console;

import dev.msp.capture.HexDump;
import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Quoted;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.util.List;
import java.util.Locale;

/** The commands of the console that take rows elsewhere. A new one is a line here. */
final class CopyVerbs {

  private static final Slot<String> FORM =
      Slot.one("FORM", Types.choice("text", "hex", "c", "field", "command"));

  private final Here here;
  private final Deck deck;
  private final Stage stage;

  CopyVerbs(Here here, Stage stage) {
    this.here = here;
    this.deck = here.deck();
    this.stage = stage;
  }

  /** Returns them all. */
  List<Command> all() {
    return List.of(ViewVerb.of(Usage.of("copy", FORM), "Copy the selected row", this::copy));
  }

  private Result copy(Call call) throws CommandFailure, MistakeException {
    Row row = here.row();
    String form = call.get(FORM);
    Bytes bytes = RowText.bytes(row);
    String text =
        switch (form) {
          case "hex" -> HexDump.inline(bytes, bytes.length());
          case "c" -> array(bytes);
          case "field" -> field(bytes);
          case "command" -> "send " + Quoted.of(here.message());
          default -> deck.words().message(row, false);
        };
    stage.copy(deck.workspace().secrets().mask(text));
    return Result.of("copied row " + row.number() + " as " + form);
  }

  private String field(Bytes bytes) throws CommandFailure {
    List<Field> fields = Field.of(bytes);
    Field field = fields.get(Math.min(here.page().field(), fields.size() - 1));
    return HexDump.inline(bytes.slice(field.from(), field.to()), bytes.length());
  }

  private static String array(Bytes bytes) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < bytes.length(); i++) {
      text.append(i == 0 ? " " : ", ");
      text.append(String.format(Locale.ROOT, "0x%02X", bytes.at(i)));
    }
    return text.append(" }").toString();
  }
}
