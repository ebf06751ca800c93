package dev.msp.remote;

import dev.msp.frame.Bytes;
import java.util.List;

/**
 * What goes over a channel of remote control, one record a block: OP u8, then its fields, integers
 * big-endian. A channel is for one command. Source: msp-protocol(7), Remote control.
 */
sealed interface RemoteRecord {

  /** The most arguments of a command. */
  int MAX_ARGUMENTS = 16;

  /** The longest name or argument, in bytes of UTF-8. */
  int MAX_WORD = 4096;

  /** The longest text of an EXIT that is taken, in bytes. */
  int MAX_TEXT = 1024;

  /**
   * OP 01: the client wants a command to be run. COUNT u8 of words, then each as LENGTH u16 and
   * UTF-8; the first is the name.
   */
  record Run(String name, List<String> arguments) implements RemoteRecord {

    /** Copies the list. */
    public Run {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * OP 02: the command wrote something.
   *
   * @param stream u8
   * @param bytes at least one
   */
  record Output(CommandStream stream, Bytes bytes) implements RemoteRecord {}

  /**
   * OP 03: the command is over, and nothing follows.
   *
   * @param outcome its ending as u8, its code as i32, its text as UTF-8
   */
  record Exit(Outcome outcome) implements RemoteRecord {}

  /** OP 04: the client wants it ended; EXIT still comes. */
  record Cancel() implements RemoteRecord {}
}
