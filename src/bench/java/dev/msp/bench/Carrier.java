package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A pair of programs that carry a file over a serial line. */
interface Carrier {

  /** Returns its name in the table. */
  String name();

  /** Returns the command that waits at the far end for files, and stores them in a directory. */
  ProcessBuilder receiver(SerialLine line, Path inbox) throws IOException;

  /** Returns whether what the receiver has printed until now says that it is ready. */
  boolean isReady(String printed);

  /** Returns the command that sends one file from the near end. */
  ProcessBuilder sender(SerialLine line, Path file) throws IOException;
}
