package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code history}: what was typed. */
final class HistoryVerb implements Command {

  private static final Slot<Integer> COUNT = Slot.optional("COUNT", Types.number(1, 1_000_000));

  @Override
  public Usage usage() {
    return Usage.of("history", COUNT);
  }

  @Override
  public String summary() {
    return "Show the lines typed so far, or the last of them";
  }

  @Override
  public List<String> examples() {
    return List.of("history", "history 20");
  }

  @Override
  public boolean tells() {
    return true;
  }

  @Override
  public Result run(Call call) throws MistakeException {
    List<String> typed = call.workspace().front().history();
    int from = Math.max(0, typed.size() - call.find(COUNT).orElse(typed.size()));
    List<String> lines = new ArrayList<>();
    for (int i = from; i < typed.size(); i++) {
      lines.add(String.format(Locale.ROOT, "%5d  %s", i + 1, typed.get(i)));
    }
    return Result.written(lines.isEmpty() ? List.of("nothing was typed yet") : lines);
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
