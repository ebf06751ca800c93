package dev.msp.ui.console;

import dev.msp.capture.FrameField;
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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of the console that take rows elsewhere. A new one is a line here. */
final class CopyVerbs {

  private static final Slot<String> FORM =
      Slot.one("FORM", Types.choice("text", "hex", "c", "json", "command", "field"));
  private static final Slot<String> ROWS = Slot.after("of", "ROWS", Types.TEXT);

  private static final Slot<String> FILE = Slot.after("to", "FILE", Types.FILE);

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
            Usage.of("copy", FORM, ROWS, FILE),
            "Copy rows, the marked or the selected ones, to the clipboard or a new file",
            this::copy),
        new SaveVerb(here, stage));
  }

  private Result copy(Call call) throws CommandFailure, MistakeException {
    Chosen chosen = Chosen.of(here, call.find(ROWS).orElse(""));
    String form = call.get(FORM);
    boolean isPart = form.equals("field");
    String what = isPart ? here.field().name() + " of row " + here.row().number() : chosen.words();
    Stream<String> lines = isPart ? Stream.of(field()) : rows(chosen, CopyForm.named(form));
    Optional<String> file = call.find(FILE);
    if (file.isPresent()) {
      stage.aside(() -> write(file.get(), lines, what));
      return Result.SILENT;
    }
    String text = lines.collect(Collectors.joining("\n"));
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    if (text.isEmpty()) {
      throw new CommandFailure(Kind.USAGE, what + " cannot be copied as " + form);
    }
    if (length > LONGEST) {
      throw new CommandFailure(
          Kind.USAGE,
          length + " bytes are more than terminals take; copy " + form + " to FILE writes them");
    }
    stage.copy(text);
    return Result.of("copied " + what + " as " + (isPart ? "hex" : form));
  }

  private static String write(String file, Stream<String> lines, String what)
      throws CommandFailure {
    RowFile.write(file, lines);
    return "copied " + what + " to " + file;
  }

  private Stream<String> rows(Chosen chosen, CopyForm form) {
    Secrets secrets = here.deck().workspace().secrets();
    return chosen.events().stream()
        .map(event -> form.of(event, RowText.bytes(event), chosen.session(), secrets))
        .filter(line -> !line.isEmpty());
  }

  private String field() throws CommandFailure {
    Event event = here.row().event();
    FrameField field = here.field();
    Bytes part = RowText.bytes(event).slice(field.from(), field.to());
    return CopyForm.HEX.of(event, part, "", here.deck().workspace().secrets());
  }
}
