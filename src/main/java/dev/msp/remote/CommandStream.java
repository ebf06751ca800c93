package dev.msp.remote;

import java.util.Optional;

/** Where a command wrote something, u8 on the wire. Source: msp-protocol(7), Remote control. */
public enum CommandStream {
  /** Its results. */
  STDOUT(1),
  /** Its diagnostics. */
  STDERR(2);

  private final int code;

  CommandStream(int code) {
    this.code = code;
  }

  /** Returns the u8 that stands for it in an OUTPUT record. */
  int code() {
    return code;
  }

  /** Returns the one with a code, if there is one. */
  static Optional<CommandStream> of(int code) {
    for (CommandStream stream : values()) {
      if (stream.code == code) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }
}
