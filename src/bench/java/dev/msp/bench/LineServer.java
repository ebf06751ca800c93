package dev.msp.bench;

import dev.msp.line.Pty;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HexFormat;

/**
 * A device on a serial line: makes a pseudo-terminal, prints its path, and answers so many bytes
 * with an ACK, again and again. It ends with its standard input.
 */
final class LineServer {

  private static final String ACK = "aa55000901114f4b9a";

  private LineServer() {}

  public static void main(String[] args) throws IOException {
    Pty pty = Pty.open();
    Thread answers = new Thread(() -> answer(pty, Integer.parseInt(args[0])), "answers");
    answers.setDaemon(true);
    answers.start();
    PrintStream out = Streams.standardOutput();
    out.println(pty.path());
    while (System.in.read() >= 0) {
      // until the harness closes it
    }
    pty.close();
    System.exit(0);
  }

  private static void answer(Pty pty, int length) {
    byte[] frame = new byte[length];
    byte[] ack = HexFormat.of().parseHex(ACK);
    DataInputStream in = new DataInputStream(pty.fromSlave());
    OutputStream out = pty.toSlave();
    try {
      while (true) {
        in.readFully(frame);
        out.write(ack);
      }
    } catch (IOException e) {
      // the harness has closed the line
    }
  }
}
