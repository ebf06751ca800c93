package dev.msp.cli;

import dev.msp.capture.EventJson;
import dev.msp.capture.JsonLine;
import dev.msp.frame.Bytes;
import dev.msp.remote.CommandStream;
import dev.msp.remote.Ending;
import dev.msp.remote.Outcome;
import dev.msp.remote.RemoteException;
import dev.msp.session.Clock;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a peer's command writes, and how it ends, as JSON: one object a line. */
final class ExecJson implements ExecReport {

  private final Output out;
  private final EventJson json;
  private final Clock clock;
  private long seq;

  ExecJson(Output out, String session, Clock clock) {
    this.out = out;
    this.json = new EventJson(session, !out.charset().equals(StandardCharsets.UTF_8));
    this.clock = clock;
  }

  private JsonLine begin(String event) {
    return json.begin(clock.micros(clock.nanos()), seq++).put("event", event);
  }

  private void print(JsonLine line) {
    out.line(line.toString());
    out.flush();
  }

  @Override
  public void wrote(CommandStream stream, Bytes bytes) {
    JsonLine line = begin("output").put("stream", word(stream)).put("length", bytes.length());
    line.put("payload", bytes.toHex());
    bytes.text().ifPresent(text -> line.put("text", text));
    print(line);
  }

  @Override
  public void ended(Outcome outcome) {
    JsonLine line = begin("exit").put("status", word(outcome.ending()));
    if (outcome.ending() == Ending.EXITED) {
      line.put("code", outcome.code());
    }
    print(outcome.text().isEmpty() ? line : line.put("reason", outcome.text()));
  }

  @Override
  public void failed(RemoteException why) {
    String reason = String.valueOf(why.getMessage());
    print(begin("exit").put("status", word(why.why())).put("reason", reason));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
