package dev.msp.cli;

import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;

/** {@code msp serial check --peer}: the other end of a check, which sends back what it gets. */
final class EchoPeer {

  private static final int BUFFER = 4096;

  private EchoPeer() {}

  /** Sends back until the process is ended or the line is gone. */
  static int serve(Transport wire, Streams streams) throws TransportException {
    streams.complain("sending back what comes on " + wire.describe() + "; Ctrl-C ends");
    byte[] buffer = new byte[BUFFER];
    int length = wire.read(buffer, 0, buffer.length);
    while (length > 0) {
      wire.write(buffer, 0, length);
      length = wire.read(buffer, 0, buffer.length);
    }
    return ExitCode.DONE;
  }
}
