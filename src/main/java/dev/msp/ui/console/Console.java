package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import dev.msp.command.ArgumentType;
import dev.msp.command.Command;
import dev.msp.command.LineParser;
import dev.msp.command.OpenSession;
import dev.msp.command.Quoted;
import dev.msp.command.Registry;
import dev.msp.command.Workspace;
import dev.msp.session.Journal;
import dev.msp.ui.console.Deck.Focus;
import dev.msp.ui.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The full-screen console. One thread draws and handles keys: everything that happens is handed to
 * it, and it draws at most 60 times a second, and only when something has happened.
 */
public final class Console implements Stage {

  /**
   * What a console is made from.
   *
   * @param workspace its sessions
   * @param commands all commands that are no console's own
   * @param colours which are used
   * @param scrollback rows kept of each session
   * @param first commands that run at the start
   */
  public record Plan(
      Workspace workspace,
      List<Command> commands,
      Colours colours,
      int scrollback,
      List<String> first) {}

  private static final long FRAME = 16_000_000L;
  private static final long FRAME_MILLIS = 16;
  private static final long HOUR = 3_600_000_000_000L;
  private static final String MODES_ON = "\u001B[?1002h\u001B[?1006h\u001B[?2004h\u001B[?2026$p";
  private static final String MODES_OFF = "\u001B[?2004l\u001B[?1006l\u001B[?1002l";

  private final Terminal terminal;
  private final Plan plan;
  private final Deck deck;
  private final Host host;
  private final Keymap keymap = new Keymap();
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Commands commands;
  private final Picture picture;
  private TerminalScreen screen;
  private boolean pasting;
  private boolean disturbed;
  private boolean gone;

  /** Makes a console; {@link #run} shows it. */
  public Console(Terminal terminal, Plan plan) throws IOException {
    this.terminal = terminal;
    this.plan = plan;
    RowText words = new RowText(terminal.charset(), plan.workspace().secrets());
    this.deck = new Deck(plan.workspace(), words, plan.scrollback());
    this.host = new Host(terminal);
    this.screen = new TerminalScreen(host);
    List<Command> all = new ArrayList<>(plan.commands());
    all.addAll(new ConsoleVerbs(deck, this).all());
    Registry<Command> registry = new Registry<>(all);
    this.commands = new Commands(deck, new LineParser<>(registry), tasks::add);
    this.picture =
        new Picture(
            new ListView(ZoneId.systemDefault()),
            new StatusView(keymap),
            new HelpView(keymap, registry),
            Theme.of(plan.colours()));
  }

  /** Shows it until the user quits or the terminal is gone. */
  public void run() throws InterruptedException {
    terminal.resetWhenClosed();
    terminal.onResize(() -> tasks.add(this::resized));
    plan.workspace().observe(this::watch);
    KeyReader keys = new KeyReader(terminal);
    keys.start();
    daemon("msp-decode", () -> decode(keys));
    try {
      start();
      plan.first().forEach(commands::run);
      loop();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing of it reads or writes: memory only
    } finally {
      commands.close();
      stop();
    }
  }

  private void start() throws IOException {
    screen.startScreen();
    modes(MODES_ON);
  }

  private void stop() {
    try {
      modes(MODES_OFF);
      screen.stopScreen(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // see run
    }
  }

  private void modes(String sequence) {
    terminal.write(sequence.getBytes(StandardCharsets.US_ASCII));
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void decode(KeyReader keys) {
    try {
      KeyStroke key = keys.next();
      while (key.getKeyType() != KeyType.EOF) {
        KeyStroke pressed = key;
        tasks.add(() -> key(pressed));
        key = keys.next();
      }
    } catch (IOException e) {
      // the terminal is gone, or the program ends
    }
    tasks.add(() -> gone = true);
  }

  /** Has the screen drawn whenever something has happened on a session. */
  private void watch(OpenSession session) {
    Journal journal = session.session().journal();
    daemon("msp-watch", () -> watch(journal));
  }

  private void watch(Journal journal) {
    try {
      long seen = 0;
      while (journal.await(seen, HOUR) || !journal.isClosed()) {
        seen = journal.size();
        tasks.add(() -> {});
        TimeUnit.MILLISECONDS.sleep(FRAME_MILLIS);
      }
      tasks.add(() -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() throws IOException, InterruptedException {
    boolean more = deck.follow();
    draw();
    while (!gone && !plan.workspace().isQuitting()) {
      Runnable task = more ? tasks.poll(FRAME_MILLIS, TimeUnit.MILLISECONDS) : tasks.take();
      long until = System.nanoTime() + FRAME;
      while (task != null) {
        task.run();
        long left = until - System.nanoTime();
        task = tasks.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
        if (left <= 0 && task != null) {
          task.run();
          break;
        }
      }
      more = deck.follow();
      draw();
    }
  }

  private void draw() throws IOException {
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
  public void suspend() {
    try {
      stop();
      terminal.suspend();
      screen = new TerminalScreen(host);
      start();
      resized();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // see run
    }
  }

  @Override
  public void copy(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    modes("\u001B]52;c;" + Base64.getEncoder().encodeToString(utf8) + "\u0007");
  }

  private void key(KeyStroke key) {
    if (key instanceof Report report) {
      if (report.knowsSynchronised()) {
        host.synchronise();
      }
    } else if (key instanceof Paste paste) {
      pasting = paste.begins();
    } else if (key instanceof MouseAction mouse) {
      mouse(mouse);
    } else {
      deck.quiet();
      typed(key);
    }
  }

  private void mouse(MouseAction mouse) {
    if (mouse.getActionType() == MouseActionType.SCROLL_UP) {
      commands.run("move up");
    } else if (mouse.getActionType() == MouseActionType.SCROLL_DOWN) {
      commands.run("move down");
    }
  }

  private void typed(KeyStroke key) {
    String name = KeyName.of(key);
    if (name.equals("ctrl-c")) {
      interrupt();
    } else if (pasting && deck.focus() == Focus.INPUT) {
      paste(key);
    } else if (deck.focus() == Focus.PROMPT) {
      prompt(name, key);
    } else if (deck.focus() == Focus.INPUT && name.equals("enter")) {
      message();
    } else if (deck.focus() != Focus.INPUT || !edited(key)) {
      keymap.command(name, deck.focus()).ifPresent(commands::run);
    }
  }

  private boolean edited(KeyStroke key) {
    return deck.page().isPresent() && deck.page().get().input().key(key);
  }

  private void paste(KeyStroke key) {
    deck.page()
        .ifPresent(
            page -> {
              if (key.getKeyType() == KeyType.Enter) {
                page.input().insert("\n");
              } else {
                page.input().key(key);
              }
            });
  }

  private void interrupt() {
    if (commands.cancel()) {
      return;
    }
    if (deck.focus() == Focus.PROMPT) {
      deck.focus(Focus.LIST);
    } else {
      deck.page().ifPresent(page -> page.input().set(""));
      deck.say("F10 quits");
    }
  }

  private void message() {
    deck.page()
        .filter(page -> !page.input().isEmpty())
        .ifPresent(page -> commands.run("post " + Quoted.of(page.input().take())));
  }

  private void prompt(String name, KeyStroke key) {
    Prompt prompt = deck.prompt();
    switch (name) {
      case "esc" -> deck.focus(Focus.LIST);
      case "enter" -> {
        deck.focus(prompt.kind() == Prompt.Kind.COMMAND ? Focus.INPUT : Focus.LIST);
        commands.run(line(prompt.kind(), prompt.editor().take()));
      }
      default -> {
        prompt.editor().key(key);
        check(prompt);
      }
    }
  }

  private static String line(Prompt.Kind kind, String typed) {
    return switch (kind) {
      case COMMAND -> typed;
      case FILTER -> typed.isBlank() ? "filter" : "filter " + Quoted.of(typed);
      case FIND -> "find " + Quoted.of(typed);
    };
  }

  /** A filter works as one types it. */
  private void check(Prompt prompt) {
    prompt.mistake("");
    if (prompt.kind() == Prompt.Kind.FILTER) {
      try {
        Filter filter = Filter.parse(prompt.editor().text());
        deck.page().ifPresent(page -> page.filter(filter));
      } catch (ArgumentType.UnfitException e) {
        prompt.mistake(String.valueOf(e.getMessage()));
      }
    }
  }
}
