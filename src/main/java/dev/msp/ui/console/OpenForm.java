package dev.msp.ui.console;

import com.googlecode.lanterna.input.KeyStroke;
import dev.msp.command.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The form that opens a session: what stands in its fields, and the command that they make. */
final class OpenForm {

  private static final String CONNECT = "TCP, connect";
  private static final String LISTEN = "TCP, listen";
  private static final String SERIAL = "serial port";

  /** No protocol of its own: MSP/3 that nobody else can read. */
  private static final String SEALED = "sealed";

  /** What is opened where nothing is written: it depends on who was met there before. */
  private static final String USUAL = "sealed if the peer is known, else classic";

  private final FormField kind = FormField.choice("to", "", CONNECT, LISTEN, SERIAL);
  private final FormField host = FormField.text("host", "");
  private final FormField port = FormField.text("port", "", "9009");
  private final FormField device = FormField.text("port", "");
  private final List<FormField> line =
      List.of(
          FormField.text(
              "baud", "baud", "115200", "9600", "19200", "38400", "57600", "230400", "921600"),
          FormField.text("format", "format", "8N1", "8E1", "8O1", "8N2", "7E1"),
          FormField.choice("flow", "flow", "none", "rtscts", "xonxoff"),
          FormField.choice("DTR", "dtr", "on", "off", "keep"),
          FormField.choice("RTS", "rts", "on", "off", "keep"));
  private final FormField name = FormField.text("name", "");
  private final FormField password = FormField.hidden("password");
  private final FormField passphrase = FormField.hidden("passphrase");
  private final FormField peerKey = FormField.text("peer-key", "");
  private final FormField reconnect = FormField.choice("reconnect", "reconnect", "yes", "no");
  private final FormField protocol =
      FormField.choice("protocol", "protocol", USUAL, SEALED, "classic", "v3", "auto", "raw");
  private final FormField version = FormField.choice("version", "version", "auto", "1", "2");
  private final Start places;
  private int current;
  private String mistake = "";
  private String failure = "";

  /**
   * Makes an empty one.
   *
   * @param places what it offers
   */
  OpenForm(Start places) {
    this.places = places;
  }

  /** Returns the fields that fit what is to be opened. */
  List<FormField> fields() {
    List<FormField> fields = new ArrayList<>(List.of(kind));
    if (kind.value().equals(SERIAL)) {
      fields.add(device);
      fields.addAll(line);
    } else {
      fields.add(host);
      fields.add(port);
    }
    fields.add(name);
    fields.add(isSealed() ? passphrase : password);
    fields.add(protocol);
    if (isSealed() && !kind.value().equals(LISTEN)) {
      fields.add(peerKey); // behind the protocol, which the keys are at while it changes
    }
    fields.add(version);
    if (!kind.value().equals(LISTEN)) {
      fields.add(reconnect);
    }
    return fields;
  }

  FormField current() {
    return fields().get(Math.min(current, fields().size() - 1));
  }

  /** Goes to another field. */
  void move(int step) {
    current = Math.floorMod(current + step, fields().size());
  }

  /** Begins with a place that is known. */
  void begin(Optional<Destination> place) {
    current = 1;
    mistake = "";
    failure = "";
    name.set("");
    password.set("");
    passphrase.set("");
    peerKey.set("");
    place.ifPresent(
        one -> {
          boolean serial = one.group() == Destination.Group.PORTS;
          kind.set(serial ? SERIAL : one.command().startsWith("listen ") ? LISTEN : CONNECT);
          (serial ? device : host).set(one.place());
        });
  }

  /** Does what a key means in the current field. */
  void key(KeyStroke key) {
    failure = "";
    FormField field = current();
    boolean atEnd = field.editor().cursor() == field.editor().text().length();
    List<Offer> offers = offers();
    if (KeyName.of(key).equals("right")
        && atEnd
        && field.kind() == FormField.Kind.TEXT
        && !offers.isEmpty()) {
      field.set(offers.get(0).text());
    } else {
      field.key(key);
    }
  }

  /**
   * Something that may stand in the current field.
   *
   * @param text the value
   * @param detail what is known of it, or empty
   */
  record Offer(String text, String detail) {}

  /** Returns what may stand in the current field and goes on as what is typed begins. */
  List<Offer> offers() {
    FormField field = current();
    List<Offer> all = new ArrayList<>();
    if (field.kind() != FormField.Kind.TEXT) {
      return all;
    }
    field.words().forEach(word -> all.add(new Offer(word, "")));
    for (Destination place : places.all()) {
      boolean port = place.group() == Destination.Group.PORTS;
      boolean known = place.group() != Destination.Group.EMBEDDED;
      if (known && (field == device && port || field == host && !port)) {
        all.add(new Offer(place.place(), place.detail()));
      }
    }
    String stands = field.value().toLowerCase(Locale.ROOT);
    String typed = field.isUntouched() ? "" : stands;
    all.removeIf(
        one ->
            one.text().toLowerCase(Locale.ROOT).equals(stands)
                || !one.text().toLowerCase(Locale.ROOT).startsWith(typed));
    return all;
  }

  /** Returns what is wrong with what stands there so far, or empty. */
  String mistake() {
    return mistake;
  }

  void mistake(String sentence) {
    mistake = sentence;
  }

  /** Returns why what it said could not be opened, until it says something else; or empty. */
  String failure() {
    return failure;
  }

  void failed(String sentence) {
    failure = sentence;
  }

  /** Returns how the session is to be called; empty where it does not matter. */
  String name() {
    return name.value().strip();
  }

  /** Returns what is missing, as a sentence, or empty. */
  String missing() {
    boolean serial = kind.value().equals(SERIAL);
    boolean empty = (serial ? device : host).value().isBlank();
    if (!empty || kind.value().equals(LISTEN)) {
      return "";
    }
    return serial
        ? "give a serial port, such as /dev/ttyUSB0"
        : "give a host such as 192.168.1.5, or a whole endpoint";
  }

  /** Returns whether only a sealed link will do, of which a password is the passphrase. */
  boolean isSealed() {
    return protocol.value().equals(SEALED);
  }

  /** Returns what the command calls the password. */
  String passwordWord() {
    return isSealed() ? "passphrase" : "password";
  }

  /** Returns the password; empty if there is none. */
  String password() {
    return (isSealed() ? passphrase : password).value();
  }

  private String peerKey() {
    return isSealed() ? peerKey.value().strip() : "";
  }

  /** Returns the command that opens the session, still without a password. */
  String command() {
    String address = (kind.value().equals(SERIAL) ? device : host).value().strip();
    boolean whole = isWhole(address);
    boolean listens = whole ? address.startsWith("tcp-listen:") : kind.value().equals(LISTEN);
    String place = whole ? address : place(address);
    String command =
        (listens ? "listen " : "open ")
            + Quoted.of(place + options(place))
            + (isSealed() ? " sealed" : "")
            + (peerKey().isEmpty() || listens ? "" : " peer-key " + Quoted.of(peerKey()));
    return name().isEmpty() ? command : command + " as " + Quoted.of(name());
  }

  /** A whole endpoint, or the name of a profile, may be pasted where an address is asked for. */
  private boolean isWhole(String address) {
    return address.contains("://")
        || address.startsWith("serial:")
        || address.startsWith("loop:")
        || (kind.value().equals(CONNECT)
            && (address.startsWith("/")
                || places.of(Destination.Group.PROFILES).stream()
                    .anyMatch(one -> one.place().equals(address))));
  }

  private String place(String address) {
    if (kind.value().equals(SERIAL)) {
      return "serial:" + address;
    }
    String scheme = kind.value().equals(LISTEN) ? "tcp-listen://" : "tcp://";
    int colon = address.indexOf(':');
    boolean hasPort = colon >= 0 && colon == address.lastIndexOf(':') || address.contains("]:");
    if (hasPort) {
      return scheme + address;
    }
    boolean bare = colon >= 0 && !address.startsWith("[");
    return scheme + (bare ? '[' + address + ']' : address) + ':' + port.value().strip();
  }

  private String options(String place) {
    StringBuilder options = new StringBuilder();
    for (FormField field : fields()) {
      boolean says = !field.option().isEmpty() && !field.isDefault();
      if (says && !(field == protocol && isSealed())) {
        boolean first = options.isEmpty() && place.indexOf('?') < 0;
        options.append(first ? '?' : '&').append(field.option()).append('=');
        options.append(escaped(field.value().strip()));
      }
    }
    return options.toString();
  }

  /** As the grammar of endpoints has it. */
  private static String escaped(String value) {
    return value.replace("%", "%25").replace("&", "%26").replace(" ", "%20");
  }
}
