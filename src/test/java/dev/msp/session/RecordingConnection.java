package dev.msp.session;

import dev.msp.frame.Bytes;
import dev.msp.transport.Connection;
import java.util.ArrayList;
import java.util.List;

/** An accepted connection that keeps every write apart. */
final class RecordingConnection implements Connection {

  final List<Bytes> writes = new ArrayList<>();
  boolean outputShut;
  boolean closed;
  private final long id;
  private final String remote;

  RecordingConnection(long id) {
    this(id, "peer " + id);
  }

  RecordingConnection(long id, String remote) {
    this.id = id;
    this.remote = remote;
  }

  /** Returns all that was written, joined. */
  Bytes written() {
    return Frames.join(writes.toArray(new Bytes[0]));
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String remote() {
    return remote;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    writes.add(Bytes.copyOf(buffer, offset, length));
  }

  @Override
  public void shutdownOutput() {
    outputShut = true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
