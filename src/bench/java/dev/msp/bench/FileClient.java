package dev.msp.bench;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * The least that talks over a serial line: a file stream each way. Nothing is checked but the
 * number of bytes. Arguments: the path, LENGTH of the frames, round trips to warm up, round trips
 * to count; prints {@code p50 p99} in ns.
 */
final class FileClient {

  private static final int ACK_LENGTH = 9;

  private FileClient() {}

  public static void main(String[] args) throws IOException {
    byte[] payload = EngineClient.payload(Integer.parseInt(args[1]));
    byte[] frame = FrameEncoder.frame(1, FrameType.DATA, Bytes.copyOf(payload));
    RoundTrips trips = new RoundTrips(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    try (FileInputStream in = new FileInputStream(args[0]);
        FileOutputStream out = new FileOutputStream(args[0])) {
      byte[] ack = new byte[ACK_LENGTH];
      while (!trips.areDone()) {
        trips.started();
        out.write(frame);
        int length = 0;
        while (length < ACK_LENGTH) {
          length += in.read(ack, length, ACK_LENGTH - length);
        }
        trips.ended();
      }
    }
    Streams.standardOutput().println(trips.result());
  }
}
