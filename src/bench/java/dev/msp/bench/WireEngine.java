package dev.msp.bench;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameDecoder.Result;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import dev.msp.transport.Acceptor;
import dev.msp.transport.Connection;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOptions;
import dev.msp.transport.Receiver;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import dev.msp.transport.tcp.TcpConnector;
import dev.msp.transport.tcp.TcpListener;
import java.io.IOException;

/**
 * The listener, the connector and the codec, with nothing between them: what a session and its
 * journal cost is the difference to the engine that has them.
 */
final class WireEngine implements Engine {

  /** Room for the ACKs of the greatest read of the listener. */
  private static final int ACKS = 512 * 1024;

  private static final Bytes ACK =
      FrameEncoder.encode(new Frame(1, FrameType.ACK, Bytes.utf8("OK")));

  @Override
  public int listen() throws IOException {
    long start = System.nanoTime();
    try {
      TcpListener listener =
          TcpListener.open(
              endpoint(Endpoint.Scheme.TCP_LISTEN, 0),
              new Answering(),
              () -> System.nanoTime() - start);
      listener.start();
      return listener.port();
    } catch (TransportException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Client connect(int port, byte[] payload, int window) throws IOException {
    try {
      return new Asking(new TcpConnector().connect(endpoint(Endpoint.Scheme.TCP, port)), payload);
    } catch (TransportException e) {
      throw new IOException(e);
    }
  }

  private static Endpoint endpoint(Endpoint.Scheme scheme, int port) {
    return new Endpoint(scheme, "127.0.0.1", port, EndpointOptions.NONE);
  }

  private static final class Answering implements Acceptor {
    private final byte[] acks = new byte[ACKS];

    @Override
    public Receiver accepted(Connection connection, long now) {
      return new Answerer(connection, acks);
    }

    @Override
    public void trouble(String message) {
      throw new IllegalStateException(message);
    }
  }

  /** One connection: all frames of one read are answered with one write. */
  private static final class Answerer implements Receiver {
    private final Connection connection;
    private final byte[] acks;
    private final FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());

    Answerer(Connection connection, byte[] acks) {
      this.connection = connection;
      this.acks = acks;
    }

    @Override
    public void received(byte[] buffer, int offset, int length, long now) {
      decoder.input(buffer, offset, length, now);
      int answered = 0;
      for (Result r = decoder.next(); r != Result.NEED_MORE; r = decoder.next()) {
        if (r == Result.FRAME && decoder.type() == FrameType.DATA) {
          ACK.copyTo(acks, answered);
          answered += ACK.length();
        }
      }
      if (answered > 0) {
        connection.write(acks, 0, answered);
      }
    }

    @Override
    public void ended(long now) {
      connection.close();
    }

    @Override
    public void failed(TransportException cause, long now) {
      // The peer of a benchmark goes when it has measured.
    }

    @Override
    public long deadline() {
      return decoder.deadline();
    }

    @Override
    public void tick(long now) {
      decoder.tick(now);
    }
  }

  private static final class Asking implements Client {
    private static final int READ = 64 * 1024;

    private final Transport transport;
    private final byte[] payload;
    private final byte[] input = new byte[READ];
    private final FrameDecoder decoder = new FrameDecoder(Frame.MAX_LENGTH, HalfFrame.onTcp());
    private byte[] output = {};

    Asking(Transport transport, byte[] payload) {
      this.transport = transport;
      this.payload = payload;
    }

    @Override
    public void send(int frames) throws IOException {
      int room = frames * (payload.length + Frame.OVERHEAD);
      if (output.length < room) {
        output = new byte[room];
      }
      int at = 0;
      for (int i = 0; i < frames; i++) {
        at += FrameEncoder.encode(1, FrameType.DATA, payload, 0, payload.length, output, at);
      }
      try {
        transport.write(output, 0, at);
      } catch (TransportException e) {
        throw new IOException(e);
      }
    }

    @Override
    public int awaitAcks() throws IOException {
      int acks = 0;
      while (acks == 0) {
        decoder.input(input, 0, read(), 0);
        while (decoder.next() == Result.FRAME) {
          acks++;
        }
      }
      return acks;
    }

    private int read() throws IOException {
      try {
        int length = transport.read(input, 0, input.length);
        if (length < 0) {
          throw new IOException("the server went away");
        }
        return length;
      } catch (TransportException e) {
        throw new IOException(e);
      }
    }
  }
}
