package dev.msp.command;

import java.util.List;

/** A command: what it is called and takes, and what it says of itself. */
public interface Verb {

  /** Returns how it is written. */
  Usage usage();

  /** Returns one line of help, without a full stop. */
  String summary();

  /** Returns whole lines that show its use. */
  List<String> examples();
}
