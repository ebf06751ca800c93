package dev.msp.bench;

import dev.msp.frame.Frame;
import java.io.IOException;

/** Our client; arguments and output as in {@code client.c}. */
final class EngineClient {

  private EngineClient() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[1]);
    byte[] payload = payload(Integer.parseInt(args[2]));
    int warmUp = Integer.parseInt(args[3]);
    int counted = Integer.parseInt(args[4]);
    String result;
    if (args[0].equals("ping")) {
      Engine.Client client = Engine.chosen().connect(port, payload, 1);
      result = ping(client, new RoundTrips(warmUp, counted));
    } else {
      int window = Integer.parseInt(args[5]);
      Engine.Client client = Engine.chosen().connect(port, payload, window);
      client.send(window);
      exchange(client, warmUp);
      result = String.valueOf(exchange(client, counted));
    }
    Streams.standardOutput().println(result);
    System.exit(0);
  }

  /** Returns letters, so many that the frame has the given LENGTH. */
  static byte[] payload(int length) {
    byte[] payload = new byte[length - Frame.OVERHEAD];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) ('a' + i % 26);
    }
    return payload;
  }

  private static String ping(Engine.Client client, RoundTrips trips) throws IOException {
    while (!trips.areDone()) {
      trips.started();
      client.send(1);
      client.awaitAcks();
      trips.ended();
    }
    return trips.result();
  }

  /** Sends a frame for each ACK that comes, and returns ACKs per second. */
  private static double exchange(Engine.Client client, int millis) throws IOException {
    long start = System.nanoTime();
    long until = start + millis * 1_000_000L;
    long acked = 0;
    while (System.nanoTime() < until) {
      int acks = client.awaitAcks();
      acked += acks;
      client.send(acks);
    }
    return acked * 1e9 / (System.nanoTime() - start);
  }
}
