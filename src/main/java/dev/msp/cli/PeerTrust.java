package dev.msp.cli;

import dev.msp.command.Answer;
import dev.msp.config.ConfigException;
import dev.msp.config.KnownPeers;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.Trust;
import dev.msp.link.CloseReason;
import dev.msp.session.SealPlan;
import java.io.Console;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the key of one peer that is called, by what is known of it. What only a person can
 * decide ends the handshake; {@link #askPerson} asks, and the peer is called again.
 */
final class PeerTrust implements SealPlan.Guard {

  private final String name;
  private final KnownPeers known;
  private final Trust.Unknown unknown;
  private volatile Optional<Trust.Pin> pin;
  private volatile @Nullable PeerKey asked;

  PeerTrust(String name, KnownPeers known, Optional<Trust.Pin> pin, Trust.Unknown unknown) {
    this.name = name;
    this.known = known;
    this.pin = pin;
    this.unknown = unknown;
  }

  /** Returns what known_peers calls the peer. */
  String name() {
    return name;
  }

  /** Returns whether the peer was met before, or its key was named. */
  boolean isPinned() {
    return pin.isPresent();
  }

  @Override
  public Optional<CloseReason> judge(PeerKey key, boolean withPassphrase) {
    // A passphrase vouches for the peer as well: who takes it must know it. But a false one could
    // guess at what it was sent, so an unknown key is still a person's matter.
    Trust trust = Trust.of(key, pin, unknown, withPassphrase);
    if (trust instanceof Trust.Accepted) {
      return remember(key);
    }
    if (trust.goesOn()) {
      keep(key);
      return Optional.empty();
    }
    asked = trust instanceof Trust.Ask ? key : null;
    CloseReason.Kind kind =
        trust instanceof Trust.Changed
            ? CloseReason.Kind.NOT_AUTHENTIC
            : CloseReason.Kind.UNKNOWN_PEER;
    return Optional.of(new CloseReason(kind, trust.sentence(name, known.path().toString())));
  }

  /** Remembers a key that was named by hand; where that is not possible, it is named next time. */
  private void keep(PeerKey key) {
    try {
      if (known.find(name).isEmpty()) {
        known.add(name, key.text(), Instant.now());
      }
    } catch (IOException | ConfigException e) {
      // Whoever calls this often and has no home need not hear of it each time.
    }
  }

  private Optional<CloseReason> remember(PeerKey key) {
    try {
      known.add(name, key.text(), Instant.now());
      pin = Optional.of(new Trust.Pin(key.fingerprint(), 0));
      return Optional.empty();
    } catch (IOException | ConfigException e) {
      return Optional.of(
          new CloseReason(
              CloseReason.Kind.UNKNOWN_PEER,
              "the key of " + name + " cannot be remembered: " + e.getMessage()));
    }
  }

  @Override
  public boolean isAuthorized(PeerKey key) {
    return false; // we call, and nobody calls us
  }

  /** Returns the key that was shown last, where only a person can vouch for it. */
  Optional<PeerKey> stranger() {
    return Optional.ofNullable(asked);
  }

  /** Takes the key that was shown last for the peer's; returns why that did not go. */
  Optional<CloseReason> accept() {
    PeerKey key = asked;
    asked = null;
    return key == null ? Optional.empty() : remember(key);
  }

  /** Asks whoever sits at the terminal about the key that was shown last; returns the answer. */
  boolean askPerson() throws UserError {
    PeerKey key = asked;
    Console console = System.console();
    if (key == null || console == null) {
      return false;
    }
    String question =
        String.format(
            Locale.ROOT,
            "%s was never met. It shows the key%n  %s%n  %s%nCompare that with its owner. Trust it"
                + " from now on?",
            name,
            key.fingerprint().text(),
            key.fingerprint().words());
    if (!agrees(console, question)) {
      return false;
    }
    Optional<CloseReason> failure = accept();
    if (failure.isPresent()) {
      throw UserError.usage(failure.get().text());
    }
    return true;
  }

  private static boolean agrees(Console console, String question) {
    try {
      return Answer.ask(question, shown -> console.readLine("%s ", shown));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
