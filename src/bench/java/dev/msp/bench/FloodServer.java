package dev.msp.bench;

import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Sends so many DATA of 16 bytes a second to the one who connects, evenly, and passes over what it
 * says. Says how many a second there really were when it is told to.
 */
final class FloodServer {

  private static final long TICK = 1_000_000L;
  private static final int TICKS_PER_SECOND = 1_000;

  private static volatile long sent;
  private static volatile long since;

  private FloodServer() {}

  /** Takes how many frames a second. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int perTick = Integer.parseInt(args[0]) / TICKS_PER_SECOND;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Streams.standardOutput().println("port " + server.getLocalPort());
      Thread flood = new Thread(() -> flood(server, perTick), "flood");
      flood.setDaemon(true);
      flood.start();
      while (System.in.read() >= 0) {
        double seconds = (System.nanoTime() - since) / 1e9;
        Streams.standardOutput().println(sent / seconds);
      }
    }
  }

  private static void flood(ServerSocket server, int perTick) {
    try (Socket client = server.accept()) {
      Thread reads = new Thread(() -> passOver(client), "acks");
      reads.setDaemon(true);
      reads.start();
      byte[] burst = burst(perTick);
      OutputStream out = client.getOutputStream();
      since = System.nanoTime();
      for (long tick = 1; ; tick++) {
        out.write(burst);
        sent += perTick;
        long left = since + tick * TICK - System.nanoTime();
        if (left > 0) {
          TimeUnit.NANOSECONDS.sleep(left);
        }
      }
    } catch (IOException e) {
      // the console has ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] burst(int count) {
    ByteArrayOutputStream burst = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      Bytes payload = Bytes.utf8("reading " + (10_000_000 + i));
      burst.writeBytes(FrameEncoder.encode(new Frame(1, FrameType.DATA, payload)).toArray());
    }
    return burst.toByteArray();
  }

  private static void passOver(Socket client) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = client.getInputStream()) {
      while (in.read(buffer) >= 0) {
        // ACKs
      }
    } catch (IOException e) {
      // the console has ended
    }
  }
}
