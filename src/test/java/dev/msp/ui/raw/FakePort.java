package dev.msp.ui.raw;

import dev.msp.transport.EndpointOptions;
import dev.msp.transport.LineControl;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pipe with the extras of a COM port, which are only written down. */
final class FakePort implements Transport, LineControl {

  private final Transport pipe;
  private volatile boolean closed;
  private final List<String> done = new CopyOnWriteArrayList<>();

  FakePort(Transport pipe) {
    this.pipe = pipe;
  }

  List<String> done() {
    return done;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws TransportException {
    int count = pipe.read(buffer, offset, length);
    if (count < 0 && !closed) {
      throw new TransportException("/dev/fake: the port is gone"); // a line has no other end
    }
    return count;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws TransportException {
    pipe.write(buffer, offset, length);
  }

  @Override
  public void shutdownOutput() throws TransportException {
    pipe.shutdownOutput();
  }

  @Override
  public void close() {
    closed = true;
    pipe.close();
  }

  @Override
  public String describe() {
    return "/dev/fake";
  }

  @Override
  public String settings() {
    return "115200 8N1, flow none";
  }

  @Override
  public void change(EndpointOptions options) {
    throw new UnsupportedOperationException("not used here");
  }

  @Override
  public void dtr(boolean on) {
    done.add("dtr " + on);
  }

  @Override
  public void rts(boolean on) throws TransportException {
    throw new TransportException("/dev/fake: it has no RTS");
  }

  @Override
  public void sendBreak(Duration length) {
    done.add("break " + length.toMillis());
  }

  @Override
  public String outputs() {
    return "DTR RTS";
  }

  @Override
  public String inputs() {
    return "CTS DSR";
  }
}
