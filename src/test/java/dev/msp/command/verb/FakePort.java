package dev.msp.command.verb;

import dev.msp.transport.EndpointOptions;
import dev.msp.transport.LineControl;
import dev.msp.transport.Loopback;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A serial port on which nothing comes, and which notes what is done to it. */
final class FakePort implements Transport, LineControl {

  final List<String> done = new CopyOnWriteArrayList<>();
  private final Transport quiet = Loopback.pair().near();
  private volatile boolean refuses;

  /** From now on it takes nothing that is asked of it. */
  void refuse() {
    refuses = true;
  }

  private void act(String what) throws TransportException {
    if (refuses) {
      throw new TransportException("serial:/dev/fake: no " + what);
    }
    done.add(what);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws TransportException {
    return quiet.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws TransportException {
    quiet.write(buffer, offset, length);
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public void close() {
    quiet.close();
  }

  @Override
  public String describe() {
    return "fake";
  }

  @Override
  public String settings() {
    return "57600 8E1, flow none";
  }

  @Override
  public void change(EndpointOptions options) throws TransportException {
    act(options.toString());
  }

  @Override
  public void dtr(boolean on) throws TransportException {
    act("dtr " + on);
  }

  @Override
  public void rts(boolean on) throws TransportException {
    act("rts " + on);
  }

  @Override
  public void sendBreak(Duration length) throws TransportException {
    act("break " + length.toMillis());
  }

  @Override
  public String outputs() {
    return "DTR";
  }

  @Override
  public String inputs() {
    return "CTS DSR";
  }
}
