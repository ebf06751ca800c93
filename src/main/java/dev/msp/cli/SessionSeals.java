package dev.msp.cli;

import dev.msp.command.CommandFailure;
import dev.msp.command.Protection;
import dev.msp.command.Stranger;
import dev.msp.config.AuthorizedPeers;
import dev.msp.config.KnownPeers;
import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.Secret;
import dev.msp.crypto.Trust;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.Hello;
import dev.msp.session.ChannelHandler;
import dev.msp.session.SealPlan;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the sessions of the command language are sealed: by what was typed, by what the program was
 * started with, and by what is known of a peer. Safe for several threads.
 */
final class SessionSeals {

  private final Words words;
  private final SealOptions options;
  private final ConfigFile file;
  private final Map<String, PeerTrust> met = new ConcurrentHashMap<>();
  private @Nullable Identity own;

  SessionSeals(ConfigFile file, Words words, Streams streams) {
    this.file = file;
    this.words = words;
    this.options = new SealOptions(words, streams);
  }

  /** Asks for what a person alone knows, while there is a terminal to ask at. */
  void unlock() throws UserError {
    if (words.flag(SealOptions.UNLOCK)) {
      identity(Prompt.TERMINAL);
    }
  }

  /**
   * Returns how a session is sealed that calls.
   *
   * @return empty where MSP/3 is not demanded
   */
  Optional<Sealing> calling(Endpoint endpoint, String place, Protection typed) throws UserError {
    String protocol = endpoint.options().explicit().get(EndpointOption.PROTOCOL);
    if (protocol != null && !protocol.equals("v3")) {
      refuse(typed, endpoint, protocol);
      return Optional.empty();
    }
    Secret passphrase = passphrase(typed);
    if (isNowhere() && passphrase == null && !typed.demandsSeal()) {
      return Optional.empty(); // there is no place for keys, so nobody is known
    }
    KnownPeers known = new KnownPeers(options.directory());
    String name = SealOptions.nameOf(endpoint);
    Optional<Trust.Pin> pin =
        typed.peerKey().isEmpty()
            ? SealOptions.pinned(known, name)
            : Optional.of(SealOptions.named(typed.peerKey().get(), "peer-key"));
    if (pin.isEmpty() && passphrase == null && !typed.demandsSeal()) {
      return Optional.empty();
    }
    Trust.Unknown unknown =
        words.flag(SealOptions.ACCEPT_NEW) && passphrase == null
            ? Trust.Unknown.ACCEPT
            : Trust.Unknown.ASK;
    PeerTrust trust = new PeerTrust(name, known, pin, unknown);
    met.put(place, trust);
    SealPlan plan =
        new SealPlan(
            identity(text -> null), trust, Optional.ofNullable(passphrase), Optional.empty());
    return Optional.of(new Sealing(Hello.Security.SEALED, plan, ChannelHandler.REFUSING));
  }

  private static void refuse(Protection typed, Endpoint endpoint, String protocol)
      throws UserError {
    if (typed.demandsSeal()) {
      throw UserError.usage(
          endpoint.address()
              + ": protocol="
              + protocol
              + " has no sealed links; leave it out, or write protocol=v3");
    }
  }

  /** Returns how the sessions are sealed with those who come. */
  Sealing answering(Protection typed) throws UserError {
    Authorized authorized =
        new Authorized(
            isNowhere() ? Optional.empty() : Optional.of(new AuthorizedPeers(options.directory())),
            file.config());
    Secret passphrase = passphrase(typed);
    if (passphrase == null && authorized.isEmpty()) {
      if (typed.demandsSeal()) {
        throw UserError.usage(
            "nobody could come in: give a passphrase, or let somebody in with msp peers add");
      }
      return Sealing.NONE;
    }
    return SealOptions.answering(
        identity(text -> null), authorized, passphrase, typed.demandsSeal());
  }

  private boolean isNowhere() {
    return Directories.configuration(words.environment()).isEmpty();
  }

  private @Nullable Secret passphrase(Protection typed) throws UserError {
    return typed.passphrase().isPresent()
        ? Secret.password(typed.passphrase().get().toCharArray())
        : options.passphrase();
  }

  private synchronized Identity identity(Prompt prompt) throws UserError {
    Identity there = own;
    if (there == null) {
      there = new OwnIdentity(words.environment()).open(prompt, made -> {});
      own = there;
    }
    return there;
  }

  /** Returns who was met at a place, if nobody has vouched for that one. */
  Optional<Stranger> stranger(String place) {
    PeerTrust trust = met.get(place);
    return trust == null ? Optional.empty() : trust.stranger().map(key -> new Met(trust, key));
  }

  /** Somebody who was met for the first time. */
  private record Met(PeerTrust judge, PeerKey key) implements Stranger {

    @Override
    public String introduction() {
      return new Trust.Ask(key).sentence(judge.name(), "");
    }

    @Override
    public String fingerprint() {
      return key.fingerprint().text();
    }

    @Override
    public void trust() throws CommandFailure {
      Optional<CloseReason> failure = judge.accept();
      if (failure.isPresent()) {
        throw new CommandFailure(CommandFailure.Kind.USAGE, failure.get().text());
      }
    }
  }
}
