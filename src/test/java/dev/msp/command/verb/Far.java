package dev.msp.command.verb;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;

/** The far end of a session, played by a test byte by byte. */
final class Far {

  private final Transport wire;

  Far(Transport wire) {
    this.wire = wire;
  }

  /** Waits for so many bytes. */
  Bytes read(int count) throws TransportException {
    byte[] read = new byte[count];
    for (int done = 0; done < count; ) {
      int more = wire.read(read, done, count - done);
      if (more < 0) {
        throw new AssertionError("the session hung up after " + done + " bytes");
      }
      done += more;
    }
    return Bytes.copyOf(read);
  }

  /** Waits for the end of what the session sends, and returns all of it. */
  Bytes readAll() throws TransportException {
    byte[] piece = new byte[4096];
    Bytes all = Bytes.EMPTY;
    for (int more = wire.read(piece, 0, 4096); more > 0; more = wire.read(piece, 0, 4096)) {
      all = all.plus(Bytes.copyOf(piece, 0, more));
    }
    return all;
  }

  void write(Bytes bytes) throws TransportException {
    wire.write(bytes.toArray(), 0, bytes.length());
  }

  /** Sends a message. */
  void say(String text) throws TransportException {
    write(frame(FrameType.DATA, Bytes.utf8(text)));
  }

  /** Sends an ACK. */
  void ack() throws TransportException {
    write(frame(FrameType.ACK, Bytes.utf8("OK")));
  }

  static Bytes frame(int type, Bytes payload) {
    return Bytes.copyOf(FrameEncoder.frame(1, type, payload));
  }

  void close() {
    wire.close();
  }
}
