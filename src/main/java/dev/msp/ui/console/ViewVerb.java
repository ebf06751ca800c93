package dev.msp.ui.console;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Usage;
import java.util.List;

/**
 * A command of the console alone, which waits for nothing and so runs on the thread that draws.
 *
 * @param usage how it is written
 * @param summary what it does
 * @param act does it
 */
record ViewVerb(Usage usage, String summary, Act act) implements Command {

  /** Does something to what is shown. */
  interface Act {
    /**
     * Does it.
     *
     * @throws CommandFailure if it cannot be done here
     */
    Result on(Call call) throws CommandFailure, MistakeException, InterruptedException;
  }

  /** Makes one. */
  static Command of(Usage usage, String summary, Act act) {
    return new ViewVerb(usage, summary, act);
  }

  /** Returns the same, done on the thread that draws also where a macro or a block asks for it. */
  ViewVerb on(Stage stage) {
    return new ViewVerb(usage, summary, call -> stage.perform(() -> act.on(call)));
  }

  @Override
  public List<String> examples() {
    return List.of();
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    return act.on(call);
  }

  @Override
  public boolean isRecorded() {
    return false;
  }
}
