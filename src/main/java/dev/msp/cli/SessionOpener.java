package dev.msp.cli;

import dev.msp.command.ArgumentType.UnfitException;
import dev.msp.command.CommandFailure;
import dev.msp.command.Opener;
import dev.msp.command.Place;
import dev.msp.command.Places;
import dev.msp.command.Protection;
import dev.msp.command.Stranger;
import dev.msp.crypto.Secret;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Endpoint;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.TransportException;
import dev.msp.transport.serial.LinuxPorts;
import dev.msp.transport.tcp.TcpAcceptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the commands of the language reach an endpoint: as {@code send} and {@code serve} do. */
final class SessionOpener implements Opener, Places {

  /** Bytes of journal that a session keeps: a second or two of a storm, taken as needed. */
  private static final int JOURNAL = 16 << 20;

  private final ConfigFile file;
  private final Words words;
  private final @Nullable Secret password;
  private final SessionSeals seals;
  private final boolean reconnect;

  /**
   * Makes one.
   *
   * @param password for endpoints that have none of their own, or null
   * @param seals how sessions are sealed
   * @param reconnect whether a session that is lost comes back, unless its endpoint says otherwise
   */
  SessionOpener(
      ConfigFile file,
      Words words,
      @Nullable Secret password,
      SessionSeals seals,
      boolean reconnect) {
    this.file = file;
    this.words = words;
    this.password = password;
    this.seals = seals;
    this.reconnect = reconnect;
  }

  /** Returns all options that an endpoint of the language may have. */
  static List<Option> options() {
    Set<Option> all = new LinkedHashSet<>(EndpointWords.forSending());
    all.addAll(EndpointWords.forServing());
    all.addAll(EndpointWords.forRaw());
    return new ArrayList<>(all);
  }

  @Override
  public Endpoint parse(String text) throws UnfitException {
    try {
      return EndpointWords.parse(text, options(), words, file);
    } catch (UserError e) {
      throw new UnfitException(clause(text, e.sentence()));
    }
  }

  /** What is wrong, behind the text itself: that is not said twice. */
  private static String clause(String text, String sentence) {
    if (sentence.startsWith(text + " is ")) {
      return sentence.substring(text.length() + 1);
    }
    String what = text + ": ";
    return "is none: " + (sentence.startsWith(what) ? sentence.substring(what.length()) : sentence);
  }

  @Override
  public SessionPlan open(Place place, Protection typed) throws CommandFailure {
    try {
      SessionPlan plan = calling(place, typed);
      return remembering(reconnect ? plan.reconnecting() : plan);
    } catch (UserError e) {
      throw failure(e);
    }
  }

  private SessionPlan calling(Place place, Protection typed) throws UserError {
    Endpoint endpoint = place.endpoint();
    if (endpoint.scheme() == Endpoint.Scheme.LOOP) {
      return EmbeddedPeer.plan(endpoint);
    }
    Optional<Sealing> sealing = seals.calling(endpoint, place.text(), typed);
    if (sealing.isEmpty()) {
      return Wiring.client(endpoint, secret(place, typed));
    } else if (secret(place, typed) != null) {
      throw UserError.usage(
          place.text()
              + ": a password is of classic MSP, and a passphrase or a known key of MSP/3; leave"
              + " the password out, or write protocol=classic");
    }
    return Wiring.reliable(endpoint, sealing.get());
  }

  @Override
  public SessionPlan listen(Place place, Protection typed) throws CommandFailure {
    Endpoint endpoint = place.endpoint();
    if (endpoint.scheme() != Endpoint.Scheme.TCP
        && endpoint.scheme() != Endpoint.Scheme.TCP_LISTEN) {
      throw new CommandFailure(
          CommandFailure.Kind.USAGE,
          endpoint.address() + " cannot be listened on; open it, or give a tcp-listen:// address");
    }
    try {
      Sealing sealing = seals.answering(typed);
      return remembering(
          Wiring.acceptor(TcpAcceptor.bind(endpoint), secret(place, typed), sealing));
    } catch (UserError e) {
      throw failure(e);
    } catch (TransportException e) {
      throw new CommandFailure(CommandFailure.Kind.LINK, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Stranger> stranger(Place place) {
    return seals.stranger(place.text());
  }

  @Override
  public List<SerialPortInfo> ports() {
    return new LinuxPorts().ports();
  }

  /** Commands, logs and recordings read what happened later than it did. */
  private static SessionPlan remembering(SessionPlan plan) {
    return plan.withJournal(JOURNAL);
  }

  private @Nullable Secret secret(Place place, Protection typed) throws UserError {
    if (typed.password().isPresent()) {
      return Secret.password(typed.password().get().toCharArray());
    }
    Secret own = file.password(place.text(), words);
    return own == null ? password : own;
  }

  private static CommandFailure failure(UserError e) {
    CommandFailure.Kind kind =
        e.exitCode() == ExitCode.NO_LINK ? CommandFailure.Kind.LINK : CommandFailure.Kind.USAGE;
    return new CommandFailure(kind, e.sentence());
  }
}
