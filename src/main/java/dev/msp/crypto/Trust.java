package dev.msp.crypto;

import java.util.Optional;

/**
 * What is to be made of the key that a peer shows, as an initiator must decide between messages 2
 * and 3 (MSP protocol, section 4.3 rule 8). Nobody is asked here: where the answer is {@link Ask}
 * the front end asks, remembers, and opens again.
 */
public sealed interface Trust {

  /** Returns whether the initiator may write message 3; else the handshake ends here. */
  boolean goesOn();

  /**
   * Returns what is wrong and what to do, as one sentence without a full stop; empty where nothing
   * is.
   *
   * @param name of the peer, as {@code known_peers} calls it; may be foreign text
   * @param file where {@code known_peers} is
   */
  String sentence(String name, String file);

  /** What to do with a key of which nothing is known. */
  enum Unknown {
    /** Let a person decide. */
    ASK,
    /** Take it, and remember it. */
    ACCEPT,
    /** Refuse it: nobody is there to decide. */
    REFUSE
  }

  /**
   * The key that a peer must have.
   *
   * @param fingerprint of that key
   * @param line where {@code known_peers} has it, from 1; 0 if it was given by hand
   */
  record Pin(Fingerprint fingerprint, int line) {}

  /** It is the key that was expected: go on. */
  record Known() implements Trust {

    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public String sentence(String name, String file) {
      return "";
    }
  }

  /**
   * It was never seen, and is taken: go on, and remember it.
   *
   * @param key to remember
   */
  record Accepted(PeerKey key) implements Trust {

    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public String sentence(String name, String file) {
      return "";
    }
  }

  /**
   * It was never seen: end the handshake, and show it to a person.
   *
   * @param key to show
   */
  record Ask(PeerKey key) implements Trust {

    @Override
    public boolean goesOn() {
      return false;
    }

    @Override
    public String sentence(String name, String file) {
      return name + " was never met; it " + shows(key);
    }
  }

  /**
   * It was never seen, and must not be taken: end the handshake.
   *
   * @param key that was shown
   * @param forPassphrase whether it would have been taken, were there no passphrase
   */
  record Refused(PeerKey key, boolean forPassphrase) implements Trust {

    @Override
    public boolean goesOn() {
      return false;
    }

    @Override
    public String sentence(String name, String file) {
      String why = forPassphrase ? ", and beside a passphrase no key is taken unseen" : "";
      return name
          + " was never met"
          + why
          + "; it "
          + shows(key)
          + "; compare that with its owner, then say --peer-key "
          + key.fingerprint().text();
    }
  }

  /**
   * It is another key than expected: end the handshake, and let nobody answer this away.
   *
   * @param expected the key that the peer had, or was said to have
   * @param shown the key that it has now
   */
  record Changed(Pin expected, PeerKey shown) implements Trust {

    @Override
    public boolean goesOn() {
      return false;
    }

    @Override
    public String sentence(String name, String file) {
      String front =
          name
              + " "
              + shows(shown)
              + ", but "
              + expected.fingerprint().text()
              + (expected.line() == 0 ? " was named" : " is known")
              + ": somebody may be in between";
      return expected.line() == 0
          ? front
          : front
              + "; only if its owner confirms the new key, delete line "
              + expected.line()
              + " of "
              + file
              + ", or do: msp peers forget "
              + name;
    }
  }

  /**
   * Judges a key.
   *
   * @param shown the peer's, of {@link NoiseHandshake#remoteKey}
   * @param expected what is known of it
   * @param unknown what to do where nothing is
   * @param withPassphrase whether message 3 will hold a passphrase. A false responder that is taken
   *     unseen could then try passwords against that message for as long as it likes (section 4.6),
   *     so {@link Unknown#ACCEPT} becomes a refusal.
   */
  static Trust of(PeerKey shown, Optional<Pin> expected, Unknown unknown, boolean withPassphrase) {
    if (expected.isPresent()) {
      boolean same = expected.get().fingerprint().equals(shown.fingerprint());
      return same ? new Known() : new Changed(expected.get(), shown);
    }
    return switch (unknown) {
      case ASK -> new Ask(shown);
      case ACCEPT -> withPassphrase ? new Refused(shown, true) : new Accepted(shown);
      case REFUSE -> new Refused(shown, false);
    };
  }

  private static String shows(PeerKey key) {
    Fingerprint fingerprint = key.fingerprint();
    return "shows the key " + fingerprint.text() + " (" + fingerprint.words() + ')';
  }
}
