package dev.msp.transport.tcp;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Sets up a connected or connecting socket: small frames leave at once, dead peers are noticed. */
final class SocketSettings {

  /** Seconds of silence before a probe, and between probes; with 5 probes noticed after 40 s. */
  private static final int IDLE = 15;

  private static final int INTERVAL = 5;
  private static final int PROBES = 5;

  private SocketSettings() {}

  /** Sets TCP_NODELAY and keep-alive, with our times where the system lets us choose them. */
  static void apply(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }
  }

  /** Does the same for a channel. */
  static void apply(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE);
      channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL);
      channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }
  }
}
