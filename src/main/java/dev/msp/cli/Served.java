package dev.msp.cli;

import dev.msp.session.Journal;
import dev.msp.transport.TransportException;
import java.util.Optional;

/** Something that {@code serve} serves until the process is ended. */
interface Served {

  /** Returns what it is called. */
  String name();

  /** Returns what happens on it. */
  Journal journal();

  /**
   * Begins. Called once, and before anything else but the name.
   *
   * @return what standard error is to say, as a clause
   * @throws TransportException if it cannot begin, and waiting would not help
   */
  String start() throws TransportException;

  /** Ends at once what is open; may be called repeatedly, and from another thread. */
  void close();

  /** Returns why it ended by itself, if it did. */
  Optional<String> failure();
}
