package dev.msp.ui.console;

import dev.msp.command.OpenSession;
import dev.msp.command.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that the console shows and where in it one is. Belongs to the thread that draws. */
final class Deck {

  /** What is shown beside the list. */
  enum Layout {
    /** Nothing. */
    LIST,
    /** Structure and bytes of the selected row below the list. */
    SPLIT,
    /** Structure and bytes beside the list. */
    SIDE,
    /** Only the bytes. */
    BYTES
  }

  /** How times are shown. */
  enum Times {
    /** Time of day. */
    CLOCK,
    /** Date and time as ISO 8601 has them. */
    ISO,
    /** Time since the row before. */
    DELTA
  }

  /** Who gets the keys. */
  enum Focus {
    /** The line that is typed. */
    INPUT,
    /** The list of rows. */
    LIST,
    /** Structure and bytes of the selected row. */
    BYTES,
    /** A line that is typed for the console itself. */
    PROMPT,
    /** A page of help. */
    HELP,
    /** The places that a session may go to. */
    START,
    /** The form that opens a session. */
    FORM,
    /** A question that is to be answered first. */
    QUESTION,
    /** A panel over the list. */
    PANEL
  }

  /**
   * What is said to the user, until the next key.
   *
   * @param text safe for the terminal
   * @param isBad whether something went wrong
   */
  record Notice(String text, boolean isBad) {}

  /** How long is shown what went well, in nanoseconds. */
  private static final long PASSING = 6_000_000_000L;

  private final Workspace workspace;
  private final RowText words;
  private final int capacity;
  private final Runnable bell;
  private final List<Page> pages = new ArrayList<>();
  private History messages = History.brief();
  private final Prompt prompt = new Prompt();
  private final Help help = new Help();
  private final Start start = new Start();
  private final OpenForm form = new OpenForm(start);
  private final Spots spots = new Spots();
  private @Nullable Question question;
  private Focus beforeQuestion = Focus.LIST;
  private @Nullable Opening opening;
  private int current;
  private Layout layout = Layout.SPLIT;
  private Area room = new Area(0, 0, 0, 0);
  private Times times = Times.CLOCK;
  private Focus focus = Focus.INPUT;
  private Filter search = Filter.ALL;
  private boolean hex;
  private boolean figures;
  private boolean mouse;
  private @Nullable Notice notice;
  private long noticed;
  private @Nullable Panel panel;
  private Focus behindPanel = Focus.INPUT;
  private int panelTop;
  private String running = "";
  private List<String> progress = List.of();
  private @Nullable Pasted pasted;

  /**
   * Makes one without pages.
   *
   * @param capacity rows kept of each session
   * @param bell is rung, on any thread, when there is something new to follow
   */
  Deck(Workspace workspace, RowText words, int capacity, Runnable bell) {
    this.workspace = workspace;
    this.words = words;
    this.capacity = capacity;
    this.bell = bell;
  }

  Workspace workspace() {
    return workspace;
  }

  RowText words() {
    return words;
  }

  /** Takes over sessions that were opened or forgotten, and what has happened on all. */
  boolean follow() {
    List<OpenSession> sessions = workspace.sessions();
    pages.forEach(page -> goOn(page, sessions));
    forgetAllBut(sessions);
    for (OpenSession session : sessions) {
      if (pages.stream().noneMatch(page -> page.session().equals(session))) {
        add(new Page(session, new Draft(messages), capacity, words, bell));
      }
    }
    current = Math.max(0, Math.min(current, pages.size() - 1));
    focus(focus);
    boolean more = false;
    long now = workspace.clock().nanos();
    for (Page page : pages) {
      more |= page.follow();
      page.count(now);
    }
    page().ifPresent(Page::looked);
    takeProgress();
    return more;
  }

  /** What is shown stays, also where others before it have gone. */
  private void forgetAllBut(List<OpenSession> sessions) {
    Optional<Page> shown = page();
    List<Page> gone = pages.stream().filter(page -> !sessions.contains(page.session())).toList();
    pages.removeAll(gone);
    current = shown.map(pages::indexOf).filter(index -> index >= 0).orElse(current);
    if (shown.filter(gone::contains).isPresent()) {
      showCurrent();
    }
    gone.forEach(this::comeToNothing);
  }

  private void add(Page page) {
    pages.add(page);
    if (page.session().origin().isPresent()) {
      return; // whoever connects does not take the keys from what one is at
    }
    current = pages.size() - 1;
    boolean awaited = opening != null && opening.from() == focus;
    focus = focus == Focus.START || awaited ? Focus.INPUT : focus;
    if (opening != null) {
      opening.brought(page);
    }
  }

  /** A command begins that opens a session: the keys stay where they are until that is there. */
  void opening() {
    opening = new Opening(focus);
  }

  /**
   * The command that opens a session has ended.
   *
   * @param done whether it did all that it was to do
   */
  void opened(boolean done) {
    follow();
    if (done && opening != null && !opening.hasBrought() && focus == opening.from()) {
      showCurrent(); // one that was closed goes on
      focus(Focus.INPUT);
    }
    opening = null;
  }

  /** What is typed next is meant for the session that could not be opened, not for an older one. */
  private void comeToNothing(Page page) {
    if (opening != null && opening.hasBrought(page)) {
      showCurrent();
      focus = focus == Focus.INPUT ? opening.from() : focus;
    }
  }

  private void showCurrent() {
    for (int i = 0; i < pages.size(); i++) {
      boolean shown = workspace.current().filter(pages.get(i).session()::equals).isPresent();
      current = shown ? i : current;
    }
  }

  /** The rows of a session that is opened again go on. */
  private void goOn(Page page, List<OpenSession> sessions) {
    String name = page.session().name();
    if (!sessions.contains(page.session())) {
      sessions.stream().filter(one -> one.name().equals(name)).findFirst().ifPresent(page::goOn);
    }
  }

  /** Asks something; the keys are those of the question until it is answered. */
  void ask(Question asked) {
    question().ifPresent(before -> before.heard().accept(false));
    question = asked;
    beforeQuestion = focus == Focus.QUESTION ? beforeQuestion : focus;
    focus = Focus.QUESTION;
  }

  /** Returns where the keys went before it was asked. */
  Focus beforeQuestion() {
    return beforeQuestion;
  }

  /** Returns the question that is to be answered, if there is one. */
  Optional<Question> question() {
    return focus == Focus.QUESTION ? Optional.ofNullable(question) : Optional.empty();
  }

  /** Returns whether something shown changes by itself as time goes on. */
  boolean isCounting() {
    return isPassing()
        || pages.stream()
            .anyMatch(
                page ->
                    page.rate().isFalling()
                        || page.goodput().isFalling()
                        || StateText.isCounting(page.session()));
  }

  List<Page> pages() {
    return pages;
  }

  /** Returns the page that is shown, if there is any. */
  Optional<Page> page() {
    return pages.isEmpty() ? Optional.empty() : Optional.of(pages.get(current));
  }

  /** Shows another page, whose session becomes the current one; returns whether there is such. */
  boolean show(int index) {
    if (index < 0 || index >= pages.size()) {
      return false;
    }
    current = index;
    workspace.use(pages.get(index).session());
    return true;
  }

  int current() {
    return current;
  }

  Layout layout() {
    return layout;
  }

  void layout(Layout other) {
    layout = other;
  }

  /** Returns the part of the screen that is laid out, as it was drawn last. */
  Area room() {
    return room;
  }

  void room(Area drawn) {
    room = drawn;
  }

  Times times() {
    return times;
  }

  void times(Times other) {
    times = other;
  }

  Focus focus() {
    return focus;
  }

  /** Gives the keys to another part; where no session is open, none but the start view. */
  void focus(Focus other) {
    boolean needsPage = other == Focus.INPUT || other == Focus.LIST || other == Focus.BYTES;
    focus = needsPage && pages.isEmpty() ? Focus.START : other;
  }

  boolean isHex() {
    return hex;
  }

  void hex(boolean on) {
    hex = on;
  }

  /** Returns what is looked for. */
  Filter search() {
    return search;
  }

  void search(Filter other) {
    search = other;
  }

  /** Returns what stands in the form that opens a session. */
  OpenForm form() {
    return form;
  }

  /** Returns what the start view lists. */
  Start start() {
    return start;
  }

  /** Has messages and commands remembered where they outlast the program. */
  void remember(History sent, History commands) {
    messages = sent;
    prompt.keep(commands);
  }

  Prompt prompt() {
    return prompt;
  }

  Spots spots() {
    return spots;
  }

  /** Returns whether clicks and the wheel come here. */
  boolean isMouse() {
    return mouse;
  }

  void mouse(boolean on) {
    mouse = on;
  }

  Help help() {
    return help;
  }

  /** Lays a panel over the list; when it is closed, the keys go where they go now. */
  void open(Panel other) {
    behindPanel = focus == Focus.PANEL ? behindPanel : focus;
    panel = other;
    panelTop = 0;
    focus = Focus.PANEL;
  }

  /** Closes the panel, if one is open. */
  void closePanel() {
    panel = null;
    focus = focus == Focus.PANEL ? behindPanel : focus;
  }

  Optional<Panel> panel() {
    return focus == Focus.PANEL ? Optional.ofNullable(panel) : Optional.empty();
  }

  /** Returns what lies behind the panel, or has the keys where none is open. */
  Focus behindPanel() {
    return focus == Focus.PANEL ? behindPanel : focus;
  }

  int panelTop() {
    return panelTop;
  }

  void panelTop(int row) {
    panelTop = Math.max(0, row);
  }

  /** Opens the page of help for the part that has the keys, or goes back to it. */
  void toggleHelp() {
    if (focus == Focus.HELP) {
      focus = help.from();
    } else {
      help.open(focus);
      focus = Focus.HELP;
    }
  }

  /** Returns whether the panel of figures is shown. */
  boolean isFigures() {
    return figures;
  }

  void figures(boolean on) {
    figures = on;
  }

  /** Says something until the next key. */
  void say(String text) {
    notice = new Notice(text, false);
    noticed = workspace.clock().nanos();
  }

  /** Says what went wrong: in the form, where that is filled in, else until the next key. */
  void complain(String text) {
    if (focus == Focus.FORM) {
      form.failed(text);
    } else {
      notice = new Notice(text, true);
    }
  }

  /** Returns what was pasted and waits for an answer. */
  Optional<Pasted> pasted() {
    return Optional.ofNullable(pasted);
  }

  void pasted(@Nullable Pasted text) {
    pasted = text;
  }

  /** Returns the command that is being waited for, else empty. */
  String running() {
    return running;
  }

  void running(String title) {
    running = title;
  }

  /** Returns how far commands are, the newest last; safe for the terminal. */
  List<String> progress() {
    return progress;
  }

  private void takeProgress() {
    progress =
        workspace.underway().all().stream()
            .filter(one -> !one.line().isEmpty())
            .map(one -> one.isWaiting() ? one.standing() + "  waiting for the link" : one.line())
            .map(line -> words.safe(workspace.secrets().mask(line)))
            .toList();
  }

  /** A command is done that the list of its session shows as a row, until it is scrolled out. */
  void note(OpenSession on, String text) {
    pages.stream()
        .filter(page -> page.session().equals(on))
        .forEach(page -> page.note(workspace.clock().micros(workspace.clock().nanos()), text));
  }

  Optional<Notice> notice() {
    boolean stale = isPassing() && workspace.clock().nanos() - noticed > PASSING;
    notice = stale ? null : notice;
    return Optional.ofNullable(notice);
  }

  /** What went well is true for a moment only; what went wrong stays until the next key. */
  private boolean isPassing() {
    return notice != null && !notice.isBad();
  }

  void quiet() {
    notice = null;
  }
}
