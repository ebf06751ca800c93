package dev.msp.config;

/** What a line holds that holds anything but blanks and a comment. */
sealed interface Line permits Header, Setting {

  /** Returns the number of the line, from 1. */
  int line();
}
