package dev.msp.ui.console;

import dev.msp.capture.EventJson;
import dev.msp.capture.HexDump;
import dev.msp.capture.LinkText;
import dev.msp.capture.LinkWords;
import dev.msp.capture.SafeText;
import dev.msp.command.Quoted;
import dev.msp.command.Secrets;
import dev.msp.frame.Bytes;
import dev.msp.session.Event;
import java.util.Locale;
import java.util.Optional;

/** How an event looks where it is copied to. Needs nothing of the thread that draws. */
enum CopyForm {
  /** What it says. */
  TEXT {
    @Override
    String of(Event event, Bytes bytes, String session) {
      if (event instanceof Event.StateEvent state) {
        return SafeText.UTF_8.line(LinkWords.of(state));
      }
      if (event instanceof Event.DeliveryEvent delivery) {
        Optional<String> text = delivery.unsent().flatMap(Bytes::text);
        return SafeText.UTF_8.line(text.orElse(delivery.reason()));
      }
      return said(event).map(SafeText.UTF_8::line).orElseGet(() -> HEX.of(event, bytes, session));
    }

    private Optional<String> said(Event event) {
      if (event instanceof Event.MessageEvent message) {
        return message.text().text();
      }
      return event instanceof Event.FrameEvent frame
          ? LinkText.of(frame.raw(), frame.plain()).or(() -> frame.content().text())
          : Optional.empty();
    }
  },

  /** Its bytes as {@code AA 55}. */
  HEX {
    @Override
    String of(Event event, Bytes bytes, String session) {
      return bytes.isEmpty() ? "" : HexDump.inline(bytes, bytes.length());
    }
  },

  /** Its bytes as an array in C. */
  C {
    @Override
    String of(Event event, Bytes bytes, String session) {
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < bytes.length(); i++) {
        text.append(i == 0 ? " " : ", ");
        text.append(String.format(Locale.ROOT, "0x%02X", bytes.at(i)));
      }
      return text.append(" }").toString();
    }
  },

  /** A JSON object on one line, as {@code --json} prints it. */
  JSON {
    @Override
    String of(Event event, Bytes bytes, String session) {
      return new EventJson(session, false).line(event);
    }
  },

  /** The command that sends it again. */
  COMMAND {
    @Override
    String of(Event event, Bytes bytes, String session) {
      if (event instanceof Event.DeliveryEvent delivery) {
        return delivery.unsent().map(message -> "send " + Quoted.of(message)).orElse("");
      }
      if (event instanceof Event.MessageEvent message) {
        return "send " + Quoted.of(message.text());
      }
      return event instanceof Event.FrameEvent frame && !frame.isOfLink()
          ? "send " + Quoted.of(frame.content())
          : bytes.isEmpty() ? "" : "raw " + Quoted.bytes(bytes);
    }
  };

  /** Returns the form of that name. */
  static CopyForm named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Returns an event in this form, with stars for what is secret.
   *
   * @param bytes all of its bytes, or those of a part
   */
  String of(Event event, Bytes bytes, String session, Secrets secrets) {
    return secrets.mask(of(event, secrets.mask(bytes), session));
  }

  abstract String of(Event event, Bytes bytes, String session);
}
