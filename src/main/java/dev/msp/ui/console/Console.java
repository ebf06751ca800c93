package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.LineParser;
import dev.msp.command.MistakeException;
import dev.msp.command.Places;
import dev.msp.command.Registry;
import dev.msp.command.Underway;
import dev.msp.command.Workspace;
import dev.msp.command.verb.Verbs;
import dev.msp.ui.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The full-screen console. One thread draws and handles keys: everything that happens is handed to
 * it, and it draws at most 60 times a second, and only when something has happened.
 */
public final class Console implements Stage {

  /**
   * What a console is made from.
   *
   * @param workspace its sessions
   * @param places knows what a person may write for an endpoint
   * @param preferences how it looks, and what its keys do
   * @param destinations where sessions may go to, for the start view
   * @param first commands that run at the start; where there are none it begins with that view
   * @param typing what lines are typed with
   * @param between what stands between this program and the person's terminal
   * @param asker asks what commands want to know
   */
  public record Plan(
      Workspace workspace,
      Places places,
      Preferences preferences,
      Destinations destinations,
      List<String> first,
      Typing typing,
      Multiplexer between,
      Asker asker) {

    /** Makes a plan for lines that are typed with nothing but the keyboard. */
    public Plan(
        Workspace workspace,
        Places places,
        Preferences preferences,
        Destinations destinations,
        List<String> first) {
      this(
          workspace,
          places,
          preferences,
          destinations,
          first,
          Typing.PLAIN,
          Multiplexer.NONE,
          new Asker());
    }
  }

  /** The shortest time from one picture to the next, in nanoseconds. */
  private static final long FRAME = 16_000_000L;

  /** How soon a time that is counted down is looked at again, in nanoseconds. */
  private static final long COUNT = 250_000_000L;

  private static final String MODES_ON = "\u001B[?2004h\u001B[?2026$p";
  private static final String MOUSE_ON = "\u001B[?1002h\u001B[?1006h";
  private static final String MOUSE_OFF = "\u001B[?1006l\u001B[?1002l";

  /** Undoes all that is set here, and shows what was there before, the cursor where it was. */
  private static final String FAREWELL =
      "\u001B[?2026l\u001B[?2004l\u001B[?1006l\u001B[?1002l\u001B[0m\u001B[?25h\u001B[?1049l";

  private final Terminal terminal;
  private final Plan plan;
  private final Deck deck;
  private final Host host;
  private final Clipboard clipboard;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final DrawingThread drawing = new DrawingThread(tasks::add);
  private final Commands commands;
  private final Scout scout;
  private final LineWatch lines;
  private final Completer completer;
  private final Memory memory;
  private final Keyboard keyboard;
  private final Picture picture;
  private TerminalScreen screen;
  private long drawn = System.nanoTime() - FRAME;
  private Palette palette;
  private List<Underway.One> stopped = List.of();
  private boolean disturbed;
  private boolean gone;

  /** Makes a console; {@link #run} shows it. */
  public Console(Terminal terminal, Plan plan) throws IOException {
    this.terminal = terminal;
    this.plan = plan;
    this.palette = plan.preferences().palette();
    RowText words = new RowText(terminal.charset(), plan.workspace().secrets());
    this.deck = new Deck(plan.workspace(), words, plan.preferences().scrollback(), this::bell);
    look(plan.preferences());
    this.host = new Host(terminal);
    this.clipboard = new Clipboard(terminal, plan.between());
    this.screen = new TerminalScreen(host);
    Registry<Command> registry = Verbs.registry(plan.places(), ConsoleVerbs.all(deck, this));
    Keymap keymap = new Keymap(plan.preferences().keys());
    LineParser<Command> parser = new LineParser<>(registry);
    this.commands = new Commands(deck, parser, tasks::add);
    this.memory =
        new Memory(plan.typing(), registry, plan.workspace().secrets(), commands::complain);
    deck.remember(memory.messages(), memory.commands());
    this.completer =
        new Completer(deck.prompt(), registry, parser, plan.typing().around(), tasks::add);
    this.lines = new LineWatch(tasks::add);
    this.scout = new Scout(plan.destinations(), tasks::add, deck.start());
    this.keyboard = new Keyboard(deck, keymap, commands, completer);
    plan.asker().through(question -> tasks.add(() -> ask(question)));
    this.picture =
        new Picture(
            new HeadingView(lines),
            new ListView(ZoneId.systemDefault()),
            new StatusView(keymap),
            new HelpView(new HelpText(keymap, registry)),
            new InputView(parser),
            Theme.of(palette));
  }

  private void ask(Question question) {
    String text = deck.words().safe(plan.workspace().secrets().mask(question.text()));
    deck.ask(new Question(text, question.command(), question.isPause(), question.heard()));
  }

  private void look(Preferences preferences) {
    deck.times(Deck.Times.valueOf(preferences.time().toUpperCase(Locale.ROOT)));
    deck.layout(Deck.Layout.valueOf(preferences.layout().toUpperCase(Locale.ROOT)));
    deck.mouse(preferences.mouse());
  }

  /** Shows it until the user quits or the terminal is gone. */
  public void run() throws InterruptedException {
    drawing.begin();
    terminal.leaveWith(FAREWELL);
    terminal.onChange(() -> tasks.add(this::resized), () -> tasks.add(this::resumed));
    plan.workspace().observe(session -> bell());
    KeyReader keys = new KeyReader(terminal);
    keys.start();
    Thread decoder = new Thread(() -> decode(keys), "msp-decode");
    decoder.setDaemon(true);
    decoder.start();
    try {
      start();
      deck.focus(plan.first().isEmpty() ? Deck.Focus.START : Deck.Focus.INPUT);
      plan.first().forEach(commands::run);
      loop();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing of it reads or writes: memory only
    } finally {
      stopped = plan.workspace().underway().all();
      scout.close();
      lines.close();
      commands.close();
      completer.close();
      memory.close();
    }
  }

  /** Returns the commands that take long and ran when it was left. */
  public List<Underway.One> stopped() {
    return stopped;
  }

  private void start() throws IOException {
    screen.startScreen();
    modes(MODES_ON + (deck.isMouse() ? MOUSE_ON : ""));
    if (palette.isOpen()) {
      modes(BackgroundPattern.QUESTION);
    }
    disturbed = true; // also where a terminal shows what it does not understand
  }

  private void modes(String sequence) {
    terminal.write(sequence.getBytes(StandardCharsets.US_ASCII));
  }

  private void decode(KeyReader keys) {
    try {
      KeyStroke key = keys.next();
      while (key.getKeyType() != KeyType.EOF) {
        KeyStroke pressed = key;
        tasks.add(() -> pressed(pressed));
        key = keys.next();
      }
    } catch (IOException e) {
      // the terminal is gone, or the program ends
    }
    tasks.add(() -> gone = true);
  }

  private void pressed(KeyStroke key) {
    if (key instanceof Report report) {
      if (report.knowsSynchronised()) {
        host.synchronise();
      }
    } else if (key instanceof Background background) {
      palette = palette.on(background);
      picture.theme(Theme.of(palette));
    } else {
      keyboard.pressed(key);
    }
  }

  /** Something happened on a session. However often that is, it waits once in the queue. */
  private void bell() {
    if (rung.compareAndSet(false, true)) {
      tasks.add(() -> rung.set(false));
    }
  }

  private void loop() throws IOException, InterruptedException {
    boolean more = deck.follow();
    draw();
    while (!gone && !plan.workspace().isQuitting()) {
      gather(more);
      more = deck.follow();
      draw();
    }
  }

  /**
   * Waits until there is something to draw, and until it is time for that; much that is pasted is
   * drawn as it comes in.
   */
  private void gather(boolean more) throws InterruptedException {
    Runnable task = more ? tasks.poll() : first();
    long left = drawn + FRAME - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    long until = System.nanoTime() + FRAME;
    while (task != null) {
      task.run();
      task = System.nanoTime() < until ? tasks.poll() : null;
    }
  }

  private @Nullable Runnable first() throws InterruptedException {
    return deck.isCounting() ? tasks.poll(COUNT, TimeUnit.NANOSECONDS) : tasks.take();
  }

  private void draw() throws IOException {
    drawn = System.nanoTime();
    lines.watch(deck.page().map(Page::session));
    scout.look(deck.focus() == Deck.Focus.START || deck.focus() == Deck.Focus.FORM);
    picture.draw(screen, deck);
    // A terminal may do anything with what it showed when its size changes.
    screen.refresh(disturbed ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
    disturbed = false;
  }

  private void resized() {
    host.resized();
    screen.doResizeIfNecessary();
    screen.clear();
    disturbed = true;
  }

  @Override
  public void redraw() {
    disturbed = true;
  }

  @Override
  public void run(String line) {
    tasks.add(() -> commands.run(line));
  }

  @Override
  public void suspend() {
    terminal.suspend();
    resumed();
  }

  /** Somebody else had the terminal. */
  private void resumed() {
    try {
      // Lanterna believes that it still has the other screen. The terminal has left it, and would
      // put its cursor back a second time: to where it was before whatever was shown since.
      host.mute(true);
      screen.stopScreen(false);
      host.mute(false);
      screen = new TerminalScreen(host);
      start();
      resized();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // see run
    }
  }

  @Override
  public void mouse(boolean on) {
    deck.mouse(on);
    modes(on ? MOUSE_ON : MOUSE_OFF);
  }

  @Override
  public <T> T perform(DrawingThread.Work<T> work)
      throws CommandFailure, MistakeException, InterruptedException {
    return drawing.perform(work);
  }

  @Override
  public void run(List<String> lines, String title) {
    commands.run(lines, title);
  }

  @Override
  public void aside(DrawingThread.Work<String> work) {
    commands.aside(work);
  }

  @Override
  public void copy(String text) {
    clipboard.copy(text);
  }
}
