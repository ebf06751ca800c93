package dev.msp.ui.raw;

import dev.msp.capture.LineEnd;
import dev.msp.frame.Bytes;
import dev.msp.session.Counters;
import dev.msp.session.Protocol;
import dev.msp.session.Session;
import dev.msp.session.SessionState;
import java.util.ArrayList;
import java.util.List;

/** Does what is typed, and what is commanded behind the prefix key. */
final class Operator implements Keyboard.Listener {

  private static final LineEnd[] LINE_ENDS = LineEnd.values();

  private final Session session;
  private final Sender sender;
  private final Backlog backlog;
  private final PrefixKey prefix;
  private final LineSwitches switches;
  private final Runnable quit;
  private final TypedLine typedLine = new TypedLine();
  private Look look;
  private SentLineEnd enter;
  private volatile boolean echo;

  /** Whether it was said, since the wire was lost, that nothing can be sent. */
  private volatile boolean toldOfLoss;

  Operator(
      Session session,
      Sender sender,
      Backlog backlog,
      RawTerminal.Settings settings,
      Runnable quit) {
    this.session = session;
    this.sender = sender;
    this.backlog = backlog;
    this.prefix = settings.prefix();
    this.look = settings.look();
    this.enter = settings.enter();
    this.echo = settings.echo();
    this.quit = quit;
    this.switches = new LineSwitches(session, backlog::say);
  }

  /** Returns what is said at the start. */
  String welcome() {
    return label(Key.QUIT) + " quits, " + label(Key.HELP) + " lists the keys";
  }

  private String label(Key key) {
    return prefix.label() + ' ' + key.key();
  }

  boolean isEchoing() {
    return echo;
  }

  /** There is a wire, as it is when it is opened. */
  void opened() {
    toldOfLoss = false;
    switches.opened();
  }

  @Override
  public void typed(Bytes bytes) {
    if (session.protocol() != Protocol.RAW) {
      typeMessage(bytes);
    } else if (!(session.state() instanceof SessionState.Open)) {
      if (!toldOfLoss) {
        toldOfLoss = true;
        backlog.say("not sent: there is no connection now; " + label(Key.QUIT) + " quits");
      }
    } else if (!sender.offer(SentText.keys(bytes, enter))) {
      backlog.say(bytes.length() + " bytes not sent: the other end takes no more for now");
    }
  }

  private void typeMessage(Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      Bytes message = typedLine.key(bytes.at(i));
      if (message != null) {
        session.send(message);
      }
    }
    backlog.first(new Backlog.Typed(typedLine.text()));
  }

  @Override
  public void command(int code) {
    Key key = Key.of(code);
    if (key == null) {
      backlog.say("there is no such key; " + label(Key.HELP) + " lists them");
      return;
    }
    switch (key) {
      case HELP -> help();
      case QUIT -> quit.run();
      case INFO -> info();
      case BREAK -> switches.sendBreak();
      case DTR -> switches.dtr();
      case RTS -> switches.rts();
      case ECHO -> echo();
      case PROTOCOL -> protocol();
      case ENTER -> enter();
      case CLEAR -> backlog.first(new Backlog.Cleared());
      case TIMES, HEX, PASS_THROUGH, LINES -> look(key);
    }
  }

  private void help() {
    List<String> lines = new ArrayList<>();
    for (Key key : Key.values()) {
      lines.add(key.key() + "       " + key.help());
    }
    lines.add(prefix.label() + "  send " + prefix.label());
    backlog.first(new Backlog.Said("keys behind " + prefix.label(), lines));
  }

  private void info() {
    Counters counters = session.counters();
    List<String> lines = new ArrayList<>(switches.describe());
    lines.add(
        counters.bytesIn()
            + " bytes in, "
            + counters.bytesOut()
            + " bytes out, "
            + sender.waiting()
            + " waiting to be sent");
    lines.add(
        "protocol "
            + session.protocol().word()
            + ", Enter sends "
            + enter.word()
            + ", a line ends with "
            + look.lineWord());
    lines.add("local echo " + onOff(echo) + ", times " + onOff(look.times()));
    String title = session.endpoint().address() + ", " + session.state().word();
    backlog.first(new Backlog.Said(title, lines));
  }

  static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private void echo() {
    echo = !echo;
    backlog.say("local echo is " + onOff(echo));
  }

  private void enter() {
    enter =
        switch (enter) {
          case NONE, CR -> SentLineEnd.LF;
          case LF -> SentLineEnd.CRLF;
          case CRLF -> SentLineEnd.CR;
        };
    backlog.say("Enter sends " + enter.word());
  }

  private void protocol() {
    boolean classic = session.protocol() == Protocol.RAW;
    session.protocol(classic ? Protocol.CLASSIC : Protocol.RAW);
    backlog.say(
        classic
            ? "protocol classic: Enter sends the line as a message and waits for its ACK"
            : "protocol raw: every key goes out as it is");
    backlog.first(new Backlog.Typed(classic ? typedLine.text() : null));
  }

  private void look(Key key) {
    look =
        switch (key) {
          case TIMES -> look.times(!look.times());
          case HEX -> look.as(other(Look.As.HEX));
          case PASS_THROUGH -> look.as(other(Look.As.PASS_THROUGH));
          default -> look.lines(LINE_ENDS[(look.lines().ordinal() + 1) % LINE_ENDS.length]);
        };
    backlog.first(new Backlog.Changed(look));
    backlog.say(said(key));
  }

  private Look.As other(Look.As wanted) {
    return look.as() == wanted ? Look.As.TEXT : wanted;
  }

  private String said(Key key) {
    boolean asIs = look.as() == Look.As.PASS_THROUGH;
    return switch (key) {
      case TIMES ->
          "time of day is " + onOff(look.times()) + (asIs ? ", and not shown in pass-through" : "");
      case HEX -> look.as() == Look.As.HEX ? "hex view" : "text view";
      case PASS_THROUGH ->
          asIs ? "pass-through: the other end controls this terminal" : "text view";
      default -> "a line ends with " + look.lineWord();
    };
  }
}
