package dev.msp.ui.repl;

import dev.msp.capture.SafeText;
import dev.msp.command.typed.Blocks;
import dev.msp.command.typed.HistoryFile;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines below each other and nothing else: for pipes, terminals of type dumb, and screen readers.
 * The terminal itself edits the line that is typed, so that what is shown meanwhile ends it on the
 * screen, and only there: what was typed still counts.
 */
public final class PlainDialogue implements Dialogue {

  /**
   * What it reads and writes.
   *
   * @param in what is typed
   * @param out results
   * @param err what is wrong
   * @param charset of all of them
   * @param attended whether a person is there
   */
  public record Ends(InputStream in, Paper out, Paper err, Charset charset, boolean attended) {}

  private final Ends ends;
  private final Blocks blocks;
  private final Memory memory;
  private final LineSource lines;
  private final SafeText safe;
  private final List<String> history;
  private @Nullable Supplier<String> waiting;
  private String shown = "";
  private volatile boolean asked;
  private volatile boolean cancelled;
  private final List<String> block = new ArrayList<>();
  private volatile int depth;
  private Runnable cancel = () -> {};

  /**
   * Makes one.
   *
   * @param memory what was typed before
   */
  public PlainDialogue(Ends ends, Blocks blocks, Memory memory) {
    this.ends = ends;
    this.blocks = blocks;
    this.memory = memory;
    this.history = new ArrayList<>(memory.file().read());
    this.lines = new LineSource(ends.in(), ends.charset());
    this.safe = SafeText.forCharset(ends.charset());
  }

  @Override
  public Typed read(Supplier<Prompt> prompt) {
    takeBackSecrets();
    do {
      Typed next = line(() -> depth == 0 ? prompt.get().words(safe) : Prompt.FURTHER);
      if (!(next instanceof Typed.Lines one)) {
        List<String> begun = takeBlock();
        return begun.isEmpty() || next instanceof Typed.Unreadable
            ? next
            : new Typed.Lines(begun); // its end is missing, which is told; the end comes next
      }
      add(one.lines().get(0));
    } while (isOpen());
    List<String> whole = takeBlock();
    remember(String.join("\n", whole));
    return new Typed.Lines(whole);
  }

  private synchronized void add(String line) {
    block.add(line);
    depth = blocks.depth(depth, line);
  }

  private synchronized boolean isOpen() {
    return depth > 0;
  }

  private synchronized List<String> takeBlock() {
    List<String> taken = List.copyOf(block);
    block.clear();
    depth = 0;
    return taken;
  }

  private Typed line(Supplier<String> prompt) {
    await(prompt);
    Typed typed = lines.next();
    synchronized (this) {
      waiting = null;
      if (typed instanceof Typed.End && ends.attended()) {
        ends.out().line(""); // Ctrl-D leaves the cursor behind the prompt
      }
    }
    return typed;
  }

  private synchronized void await(Supplier<String> prompt) {
    waiting = prompt;
    draw();
  }

  private void draw() {
    if (waiting != null && ends.attended()) {
      shown = waiting.get();
      ends.out().text(shown);
    }
    ends.out().flush();
  }

  /** What was kept may hold what became a secret since. */
  private synchronized void takeBackSecrets() {
    history.removeAll(memory.takeBackSecrets());
  }

  private synchronized void remember(String line) {
    if (memory.keepsake().mayKeep(line)) {
      memory.file().append(line);
      history.add(line);
      if (history.size() > HistoryFile.MOST) {
        history.remove(0);
      }
    }
  }

  @Override
  public Typed ask(String question) {
    asked = true;
    Typed answer = line(() -> safe.line(question) + ' ');
    boolean taken = !cancelled;
    asked = false;
    cancelled = false;
    return taken ? answer : new Typed.Cancelled();
  }

  @Override
  public synchronized void show(List<String> text) {
    above();
    text.forEach(ends.out()::line);
    draw();
  }

  @Override
  public synchronized void complain(List<String> text) {
    above();
    ends.out().flush();
    text.forEach(ends.err()::line);
    ends.err().flush();
    draw();
  }

  private void above() {
    if (waiting != null && ends.attended()) {
      ends.out().line("");
    }
  }

  @Override
  public synchronized void refresh() {
    if (waiting != null && !waiting.get().equals(shown)) {
      above();
      draw();
    }
  }

  @Override
  public Optional<String> welcome() {
    return ends.attended()
        ? Optional.of("help lists the commands, Ctrl-C cancels, Ctrl-D quits")
        : Optional.empty();
  }

  @Override
  public boolean isAttended() {
    return ends.attended();
  }

  @Override
  public synchronized void onCancel(Runnable what) {
    cancel = what;
  }

  /** Ctrl-C was pressed: the terminal has thrown away what was typed already. */
  public synchronized void interrupted() {
    ends.out().line("");
    if (waiting == null) {
      ends.out().flush();
      cancel.run();
    } else if (asked) {
      cancelled = true;
      ends.out().line("cancelled; press Enter");
      ends.out().flush();
    } else {
      takeBlock();
      draw();
    }
  }

  @Override
  public synchronized List<String> history() {
    return List.copyOf(history);
  }

  @Override
  public Optional<String> takeTrouble() {
    return memory.file().takeProblem().map(safe::line);
  }

  @Override
  public void close() {
    takeBackSecrets();
    ends.out().flush();
    ends.err().flush();
  }
}
