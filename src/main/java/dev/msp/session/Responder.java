package dev.msp.session;

import dev.msp.frame.Bytes;
import java.util.List;

/** Answers messages by rule. Called where the session is controlled: must not wait. */
public interface Responder {

  /** Answers nothing: the ACK is all. */
  Responder SILENT = new Silent();

  /** Answers each message with the same message. */
  Responder ECHO = new Echo();

  /** Returns the messages to send after the ACK of this one. */
  List<Bytes> answer(Bytes text);

  /** Classes and no lambdas: a one-shot command, which answers nothing, starts faster without. */
  final class Silent implements Responder {
    private Silent() {}

    @Override
    public List<Bytes> answer(Bytes text) {
      return List.of();
    }
  }

  /** See {@link #ECHO}. */
  final class Echo implements Responder {
    private Echo() {}

    @Override
    public List<Bytes> answer(Bytes text) {
      return List.of(text);
    }
  }
}
