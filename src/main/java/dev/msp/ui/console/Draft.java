package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.MistakeException;
import dev.msp.command.Quoted;
import dev.msp.frame.Bytes;
import java.util.Optional;

/** The message that is being typed for a session, in one of the modes. */
final class Draft {

  private final TypedLine line;
  private Mode mode = Mode.TEXT;

  /**
   * Begins with nothing.
   *
   * @param history messages sent before, with escapes; sessions may share it
   */
  Draft(History history) {
    this.line = new TypedLine(new Recall(history, this::shown));
  }

  /** A message sent before is offered where this mode can show all of it. */
  private Optional<String> shown(String kept) {
    try {
      return mode.write(Quoted.unescaped(kept));
    } catch (MistakeException e) {
      return Optional.empty(); // somebody has changed the file
    }
  }

  Mode mode() {
    return mode;
  }

  Editor editor() {
    return line.editor();
  }

  TypedLine line() {
    return line;
  }

  /** Does what a key means; returns whether it means anything here. */
  boolean key(KeyStroke key) {
    return line.key(key);
  }

  /** Drops what is typed. */
  void clear() {
    line.set("");
  }

  /** Takes up a message for editing. */
  void take(Bytes message) {
    mode = mode.write(message).isPresent() ? mode : Mode.fitting(message);
    mode.write(message).ifPresent(line::set);
  }

  /** Types on in another mode; what is typed stays the same message where it is one. */
  void mode(Mode other) {
    Optional<Bytes> message = message();
    mode = other;
    message.ifPresent(this::take);
  }

  /** Returns the message that is typed; nothing while it is none. */
  Optional<Bytes> message() {
    try {
      return Optional.of(mode.read(line.text()));
    } catch (UnfitException e) {
      return Optional.empty();
    }
  }

  /** Returns what is wrong with what is typed so far, else empty. */
  String mistake() {
    try {
      mode.read(line.text());
      return "";
    } catch (UnfitException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** It was sent: remembers it and begins anew. */
  void sent(Bytes message) {
    line.done(Quoted.escaped(message));
  }
}
