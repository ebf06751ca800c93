package dev.msp.ui.console;

import dev.msp.capture.FrameField;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import dev.msp.ui.console.Deck.Focus;
import java.util.List;

/** What commands of the console work on: the page and the row where one is. */
final class Here {

  private final Deck deck;

  Here(Deck deck) {
    this.deck = deck;
  }

  Deck deck() {
    return deck;
  }

  /** Returns the page that is shown. */
  Page page() throws CommandFailure {
    return deck.page()
        .orElseThrow(() -> new CommandFailure(Kind.USAGE, "no session is open; F2 opens one"));
  }

  /** Returns the selected row. */
  Row row() throws CommandFailure {
    return page()
        .selected()
        .orElseThrow(() -> new CommandFailure(Kind.USAGE, "no row is selected"));
  }

  /** Returns the marked field of the selected row; its payload where none can be seen marked. */
  FrameField field() throws CommandFailure {
    List<FrameField> fields = RowText.fields(row().event());
    if (deck.behindPanel() == Focus.BYTES) {
      return fields.get(Math.min(page().field(), fields.size() - 1));
    }
    return fields.stream()
        .filter(one -> one.name().equals(FrameField.PAYLOAD))
        .findFirst()
        .orElse(fields.get(0));
  }

  /** Returns the message of the selected row: a frame, or one that was never sent. */
  Bytes message() throws CommandFailure {
    Row row = row();
    if (row.event() instanceof Event.FrameEvent frame && !frame.isOfLink()) {
      return frame.content();
    }
    if (row.event() instanceof Event.MessageEvent message) {
      return message.text();
    }
    if (row.event() instanceof Event.DeliveryEvent delivery && delivery.unsent().isPresent()) {
      return delivery.unsent().get();
    }
    throw new CommandFailure(Kind.USAGE, "row " + row.number() + " is no message");
  }
}
