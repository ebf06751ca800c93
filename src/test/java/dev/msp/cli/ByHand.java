package dev.msp.cli;

import dev.msp.command.Command;
import dev.msp.command.Executor;
import dev.msp.command.LineParser;
import dev.msp.command.OpenSession;
import dev.msp.command.Scope;
import dev.msp.command.Secrets;
import dev.msp.command.StepFailure;
import dev.msp.command.Variables;
import dev.msp.command.Watcher;
import dev.msp.command.Workspace;
import dev.msp.command.verb.Verbs;
import dev.msp.script.Loader;
import dev.msp.script.ScriptException;
import dev.msp.session.Clock;
import dev.msp.session.Event;
import dev.msp.session.JournalReader;
import dev.msp.session.Sessions;
import dev.msp.session.Timers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A person at a prompt: types lines, and looks at what comes before going on. */
final class ByHand implements AutoCloseable {

  private static final long PATIENCE = 10_000_000_000L;

  final Workspace workspace;
  private final LineParser<Command> parser;
  private final Executor executor;

  ByHand() throws UserError {
    Words words = new Words(List.of(), Map.of(), Map.of());
    SessionOpener opener = Cli.opener(words);
    Clock clock = Clock.system();
    workspace =
        new Workspace(
            new Workspace.Parts(
                new Sessions(clock, Timers.onOneThread()),
                opener,
                new ProgramFront(Map.of("HOME", "/nowhere"), true),
                clock),
            new Variables(Scope.EMPTY),
            new Secrets());
    parser = new LineParser<>(Verbs.registry(opener));
    executor = new Executor(workspace, new Watcher() {});
  }

  /** Types lines that belong together, such as a block. */
  ByHand type(String... lines) throws StepFailure, InterruptedException, ScriptException {
    executor.run(Loader.typed(List.of(lines), Path.of(""), parser).steps());
    return this;
  }

  /** Types lines that fail. */
  ByHand fail(String... lines) throws InterruptedException, ScriptException {
    try {
      type(lines);
    } catch (StepFailure e) {
      return this;
    }
    throw new AssertionError(List.of(lines) + " did not fail");
  }

  /** Waits until a message has come. */
  ByHand see(String session, String text) throws InterruptedException {
    return see(
        session,
        event ->
            event instanceof Event.FrameEvent frame
                && frame.delivered()
                && frame.content().text().orElse("").equals(text));
  }

  /** Waits until bytes in no frame have come that end so. */
  ByHand seeBytes(String session, String end) throws InterruptedException {
    return see(
        session,
        event ->
            event instanceof Event.BytesEvent bytes
                && bytes.direction() == Event.Direction.IN
                && bytes.bytes().text().orElse("").endsWith(end));
  }

  private ByHand see(String session, Predicate<Event> wanted) throws InterruptedException {
    OpenSession on = workspace.find(session).orElseThrow();
    JournalReader reader = on.journal().read();
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE) {
      Event event = reader.poll();
      if (event == null) {
        reader.await(PATIENCE);
      } else if (wanted.test(event)) {
        return this;
      }
    }
    throw new AssertionError("it did not come; there is " + on.last(10));
  }

  @Override
  public void close() {
    workspace.close();
  }
}
