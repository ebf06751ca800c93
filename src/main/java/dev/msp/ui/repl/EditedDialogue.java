package dev.msp.ui.repl;

import dev.msp.capture.SafeText;
import dev.msp.command.LineParser;
import dev.msp.command.Surroundings;
import dev.msp.command.typed.Blocks;
import dev.msp.command.typed.HistoryFile;
import dev.msp.ui.terminal.HostedTerminal;
import dev.msp.ui.terminal.Terminal;
import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A line editor at the bottom of a terminal, and everything else above it. */
public final class EditedDialogue implements Dialogue {

  /** No bracketed paste: what somebody else would not understand. */
  private static final String NO_PASTE = "\u001B[?2004l";

  /** No bracketed paste, cursor keys as usual, and a new line below what is typed. */
  private static final String FAREWELL = NO_PASTE + "\u001B[?1l\u001B>\u001B[0m\r\n";

  private static final int INDENT = 2;

  /**
   * How the terminal may be used.
   *
   * @param type the value of {@code TERM}
   * @param colours whether it may be coloured
   */
  public record Look(String type, boolean colours) {}

  /**
   * What it offers while one types.
   *
   * @param blocks where a block ends
   * @param parser the grammar
   * @param surroundings what completes it beside the grammar
   */
  public record Knowledge(Blocks blocks, LineParser<?> parser, Surroundings surroundings) {}

  private final Terminal terminal;
  private final HostedTerminal hosted;
  private final Look look;
  private final SafeText safe;
  private final Editor editor;
  private final TypedHistory history;

  private EditedDialogue(
      Terminal terminal, HostedTerminal hosted, Look look, Editor editor, TypedHistory history) {
    this.terminal = terminal;
    this.hosted = hosted;
    this.look = look;
    this.safe = SafeText.forCharset(terminal.charset());
    this.editor = editor;
    this.history = history;
    terminal.leaveWith(NO_PASTE);
    hosted.handle(Signal.CONT, signal -> editor.markPastes());
  }

  /**
   * Makes one on a terminal in raw mode.
   *
   * @param terminal closed with it
   * @param memory what was typed before
   * @throws IOException if the terminal cannot be used so
   */
  public static EditedDialogue on(Terminal terminal, Look look, Knowledge knowledge, Memory memory)
      throws IOException {
    HostedTerminal hosted = HostedTerminal.on(terminal, look.type());
    Editor editor = new Editor(hosted);
    Grammar grammar = new Grammar(knowledge.blocks(), knowledge.parser(), knowledge.surroundings());
    editor.setParser(grammar);
    editor.setCompleter(grammar);
    editor.setHighlighter(new Highlighting(knowledge.blocks(), look.colours()));
    editor.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, Prompt.FURTHER);
    editor.setVariable(LineReader.INDENTATION, INDENT);
    editor.setVariable(LineReader.HISTORY_SIZE, HistoryFile.MOST);
    editor.setVariable(LineReader.BELL_STYLE, "none");
    editor.option(Option.DISABLE_EVENT_EXPANSION, true);
    editor.option(Option.HISTORY_REDUCE_BLANKS, false);
    editor.option(Option.COMPLETE_MATCHER_TYPO, false);
    TypedHistory history = new TypedHistory(memory);
    history.attach(editor);
    editor.setHistory(history);
    return new EditedDialogue(terminal, hosted, look, editor, history);
  }

  @Override
  public Typed read(Supplier<Prompt> prompt) {
    history.takeBackSecrets();
    return type(() -> draw(prompt.get()));
  }

  @Override
  public Typed ask(String question) {
    String text = literally(safe.line(question) + ' ');
    List<String> unwanted = List.of(LineReader.DISABLE_HISTORY, LineReader.DISABLE_COMPLETION);
    unwanted.forEach(name -> editor.setVariable(name, true));
    editor.option(Option.DISABLE_HIGHLIGHTER, true);
    try {
      return type(() -> text);
    } finally {
      unwanted.forEach(name -> editor.setVariable(name, false));
      editor.option(Option.DISABLE_HIGHLIGHTER, false);
    }
  }

  private Typed type(Supplier<String> prompt) {
    terminal.leaveWith(FAREWELL);
    try {
      List<String> lines = editor.read(prompt).lines().toList();
      return new Typed.Lines(lines.isEmpty() ? List.of("") : lines);
    } catch (UserInterruptException e) {
      return new Typed.Cancelled();
    } catch (EndOfFileException | IOError e) {
      return new Typed.End(); // or the terminal is gone
    } finally {
      terminal.leaveWith(NO_PASTE);
    }
  }

  /** The name, then the state: as a word always, and in colour where that may be. */
  private String draw(Prompt prompt) {
    if (prompt.session().isEmpty() || !look.colours()) {
      return literally(prompt.words(safe));
    }
    boolean open = prompt.isOpen();
    int colour = open ? AttributedStyle.GREEN : AttributedStyle.YELLOW;
    AttributedStringBuilder text = new AttributedStringBuilder();
    text.append(prompt.name(safe) + ' ');
    text.append(mark(open) + prompt.state(), AttributedStyle.DEFAULT.foreground(colour));
    text.append("> ");
    return literally(text.toAnsi(hosted));
  }

  private String mark(boolean open) {
    String mark = open ? "● " : "○ ";
    return terminal.charset().newEncoder().canEncode(mark) ? mark : "";
  }

  /** JLine puts other things in place of what stands behind a per cent sign in a prompt. */
  private static String literally(String prompt) {
    return prompt.replace("%", "%%");
  }

  @Override
  public void show(List<String> lines) {
    editor.above(String.join("\n", lines));
  }

  @Override
  public void progress(String line) {
    editor.progress(line);
  }

  @Override
  public void complain(List<String> lines) {
    AttributedStringBuilder first = new AttributedStringBuilder();
    boolean red = look.colours() && !lines.isEmpty();
    first.append(
        lines.get(0),
        red ? AttributedStyle.DEFAULT.foreground(AttributedStyle.RED) : AttributedStyle.DEFAULT);
    List<String> all = new ArrayList<>(lines);
    all.set(0, red ? first.toAnsi(hosted) : lines.get(0));
    show(all);
  }

  @Override
  public void refresh() {
    editor.refresh();
  }

  @Override
  public Optional<String> welcome() {
    return Optional.of("help lists the commands, Tab completes, Ctrl-C cancels, Ctrl-D quits");
  }

  @Override
  public boolean isAttended() {
    return true;
  }

  @Override
  public void onCancel(Runnable cancel) {
    hosted.handle(Signal.INT, signal -> cancel.run());
  }

  @Override
  public List<String> history() {
    List<String> lines = new ArrayList<>();
    for (History.Entry entry : editor.getHistory()) {
      lines.add(entry.line());
    }
    return lines;
  }

  @Override
  public Optional<String> takeTrouble() {
    return history.takeProblem().map(safe::line);
  }

  @Override
  public void close() {
    history.takeBackSecrets();
    try {
      hosted.close();
    } catch (IOException e) {
      // nobody is there any more
    }
    terminal.close();
  }
}
