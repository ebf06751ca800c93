package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.transport.TransportException;
import java.util.function.Predicate;

/** Asks whatever is at the other end of a line. */
interface Questions {

  /**
   * Sends bytes, and returns what came until it is whole, or nothing more comes.
   *
   * @param whole whether there is no need to wait for more
   * @throws TransportException if the line is gone, or took nothing for too long
   */
  Bytes ask(Bytes question, Predicate<Bytes> whole) throws TransportException;

  /**
   * Waits until the line is quiet, a second at most.
   *
   * @return what came meanwhile
   * @throws TransportException if the line is gone
   */
  Bytes settle() throws TransportException;

  /** Returns whether the time for all questions is over. */
  boolean isOver();
}
