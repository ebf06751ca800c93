package dev.msp.cli;

import dev.msp.config.ConfigException;
import dev.msp.config.KnownPeer;
import dev.msp.config.KnownPeers;
import dev.msp.crypto.Argon2Cost;
import dev.msp.crypto.Argon2id;
import dev.msp.crypto.Fingerprint;
import dev.msp.crypto.HandshakeException;
import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.Secret;
import dev.msp.crypto.Trust;
import dev.msp.link.reliable.Hello;
import dev.msp.session.ChannelHandler;
import dev.msp.session.SealPlan;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options that say how an MSP/3 link is protected, and what follows from them. Source: MSP
 * protocol, section 4.4.
 */
final class SealOptions {

  static final Option PASSPHRASE_FILE =
      new Option("passphrase-file", "FILE", "seal the link; both ends have this file's first line");
  static final Option PEER_KEY =
      new Option("peer-key", "FINGERPRINT", "seal the link; the peer must have this key");
  static final Option ACCEPT_NEW =
      Option.flag("accept-new", "take the key of a peer never met before, and remember it");
  static final Option UNLOCK =
      Option.flag("unlock", "ask at the start for the passphrase of your own key");
  static final Option INSECURE =
      Option.flag("insecure", "let files and commands go over a link that is not sealed");
  private static final String PASSPHRASE = "MSP_PASSPHRASE";

  private final Words words;
  private final Streams streams;

  SealOptions(Words words, Streams streams) {
    this.words = words;
    this.streams = streams;
  }

  /** Returns the options of the end that calls. */
  static List<Option> forCalling() {
    return List.of(PASSPHRASE_FILE, PEER_KEY, ACCEPT_NEW, INSECURE);
  }

  /** Returns the options of the end that answers. */
  static List<Option> forServing() {
    return List.of(PASSPHRASE_FILE, INSECURE);
  }

  /** Returns the options of what runs the command language, which says the rest itself. */
  static List<Option> forLanguage() {
    return List.of(PASSPHRASE_FILE, ACCEPT_NEW, UNLOCK);
  }

  /** Returns the name by which known_peers has a peer. */
  static String nameOf(Endpoint endpoint) {
    String label = endpoint.label();
    int scheme = label.indexOf("://");
    return scheme < 0 ? label : label.substring(scheme + 3);
  }

  /**
   * Returns how the calling end is protected.
   *
   * @param peer what the user said of the peer's key, and what is known of it
   */
  Sealing calling(PeerTrust peer) throws UserError {
    if (words.flag(INSECURE)) {
      streams.complain(
          "--insecure: anybody in between can read and change what goes over the link");
      return Sealing.NONE;
    }
    SealPlan plan =
        new SealPlan(
            new OwnIdentity(streams.environment()).open(Prompt.TERMINAL, streams::complain),
            peer,
            Optional.ofNullable(passphrase()),
            Optional.empty());
    return new Sealing(Hello.Security.SEALED, plan, ChannelHandler.REFUSING);
  }

  /** Returns what is known and was said of a peer's key. */
  PeerTrust trust(Endpoint endpoint) throws UserError {
    KnownPeers known = new KnownPeers(OwnFiles.directory(streams.environment()));
    String name = nameOf(endpoint);
    return new PeerTrust(name, known, pin(known, name), unknown());
  }

  private Trust.Unknown unknown() throws UserError {
    if (words.flag(ACCEPT_NEW)) {
      return Trust.Unknown.ACCEPT;
    }
    return System.console() == null ? Trust.Unknown.REFUSE : Trust.Unknown.ASK;
  }

  private Optional<Trust.Pin> pin(KnownPeers known, String name) throws UserError {
    String given = words.value(PEER_KEY);
    return given == null ? pinned(known, name) : Optional.of(named(given, words.source(PEER_KEY)));
  }

  /**
   * Returns what a fingerprint or key says that somebody has named.
   *
   * @param source where it stands, for a sentence
   */
  static Trust.Pin named(String given, String source) throws UserError {
    Optional<Fingerprint> fingerprint =
        Fingerprint.parse(given).or(() -> PeerKey.parse(given).map(PeerKey::fingerprint));
    return new Trust.Pin(
        fingerprint.orElseThrow(
            () ->
                UserError.usage(
                    source + ": " + given + " is no fingerprint like SHA256:… of msp peers show")),
        0);
  }

  /** Returns what is known of a peer. */
  static Optional<Trust.Pin> pinned(KnownPeers known, String name) throws UserError {
    try {
      Optional<KnownPeer> peer = known.find(name);
      return peer.flatMap(
          p -> PeerKey.parse(p.key()).map(key -> new Trust.Pin(key.fingerprint(), p.line())));
    } catch (IOException e) {
      throw OwnFiles.refused(known.path(), e);
    } catch (ConfigException e) {
      throw OwnFiles.mistaken(e);
    }
  }

  /** Returns the passphrase of the link, or null if none was given. */
  @Nullable Secret passphrase() throws UserError {
    String file = words.value(PASSPHRASE_FILE);
    if (file != null) {
      return Passwords.fromFile(file, "passphrase file " + file);
    }
    String variable = words.environment().get(PASSPHRASE);
    if (variable == null || variable.isEmpty()) {
      return null;
    }
    streams.complain(
        "the passphrase comes from "
            + PASSPHRASE
            + "; --passphrase-file keeps it out of the environment");
    return Passwords.secret(variable.toCharArray(), PASSPHRASE);
  }

  /**
   * Returns whether MSP/3 without fall-back is meant: what was given says so, or the peer is known
   * by its key. Whoever names another protocol means that.
   */
  static boolean isMeant(Endpoint endpoint, Words words) throws UserError {
    String protocol = endpoint.options().explicit().get(EndpointOption.PROTOCOL);
    if (protocol != null && !protocol.equals("v3")) {
      return false;
    }
    String variable = words.environment().get(PASSPHRASE);
    return words.value(PASSPHRASE_FILE) != null
        || words.value(PEER_KEY) != null
        || variable != null && !variable.isEmpty()
        || words.flag(ACCEPT_NEW)
        || words.flag(INSECURE)
        || isKnown(endpoint, words);
  }

  private static boolean isKnown(Endpoint endpoint, Words words) throws UserError {
    String directory = Directories.configuration(words.environment());
    if (directory.isEmpty() || !new File(directory, KnownPeers.NAME).exists()) {
      return false; // without loading what reads it: most commands come by here
    }
    KnownPeers known = new KnownPeers(OwnFiles.directory(words.environment()));
    return pinned(known, nameOf(endpoint)).isPresent();
  }

  /**
   * Returns how the answering end is protected: sealed for those who have the passphrase or an
   * authorised key, and clear where there is neither.
   *
   * @param demanded whether clear links are refused where sealed ones are possible
   */
  Sealing answering(Authorized authorized, boolean demanded) throws UserError {
    Secret passphrase = passphrase();
    if (passphrase == null && authorized.isEmpty()) {
      return Sealing.NONE;
    }
    Identity own = new OwnIdentity(streams.environment()).open(Prompt.TERMINAL, streams::complain);
    return answering(own, authorized, passphrase, demanded);
  }

  /** Returns how an end is protected that answers with a key of its own. */
  static Sealing answering(
      Identity own, Authorized authorized, @Nullable Secret passphrase, boolean demanded)
      throws UserError {
    SealPlan plan =
        new SealPlan(
            own,
            authorized,
            Optional.empty(),
            Optional.ofNullable(passphrase == null ? null : derived(passphrase)));
    Hello.Security security = demanded ? Hello.Security.SEALED : Hello.Security.EITHER;
    return new Sealing(security, plan, ChannelHandler.REFUSING);
  }

  private static SealPlan.Derived derived(Secret passphrase) throws UserError {
    try (passphrase) {
      Argon2Cost cost = Argon2Cost.usual();
      return new SealPlan.Derived(cost, Argon2id.derive(passphrase, cost));
    } catch (HandshakeException e) {
      throw UserError.usage(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the user's directory of keys and peers. */
  Path directory() throws UserError {
    return OwnFiles.directory(streams.environment());
  }
}
