package dev.msp.bench;

import com.sun.management.ThreadMXBean;
import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameDecoder.Result;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.frame.HalfFrame;
import java.lang.management.ManagementFactory;

/**
 * Encodes and decodes frames of 16, 64, 1024 and 60,000 bytes, in whole reads and in reads that cut
 * frames, and prints how many bytes its thread allocated per frame once warm.
 */
final class AllocationProbe {

  private static final int[] LENGTHS = {16, 64, 1024, 60_000};

  /** Not a multiple of any frame, so that frames are cut in many places. */
  private static final int CUT = 4001;

  private static final int WARM_UP = 400;
  private static final int COUNTED = 400;

  private final FrameDecoder decoder = new FrameDecoder(65535, HalfFrame.onTcp());
  private final byte[] target = new byte[CleanStream.READ];
  private long frames;

  private AllocationProbe() {}

  public static void main(String[] args) {
    byte[][][] payloads = new byte[LENGTHS.length][][];
    for (int i = 0; i < LENGTHS.length; i++) {
      payloads[i] = new CleanStream(LENGTHS[i]).payloads();
    }
    AllocationProbe probe = new AllocationProbe();
    probe.run(payloads, WARM_UP);
    probe.frames = 0;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    threads.getCurrentThreadAllocatedBytes();
    long before = threads.getCurrentThreadAllocatedBytes();
    probe.run(payloads, COUNTED);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    Streams.standardOutput().println((double) allocated / probe.frames);
  }

  private void run(byte[][][] payloads, int times) {
    for (int i = 0; i < times; i++) {
      for (byte[][] each : payloads) {
        int length = encode(each);
        decode(length, length);
        decode(length, CUT);
      }
    }
  }

  private int encode(byte[][] payloads) {
    int at = 0;
    for (byte[] payload : payloads) {
      at += FrameEncoder.encode(1, FrameType.DATA, payload, 0, payload.length, target, at);
    }
    return at;
  }

  private void decode(int length, int piece) {
    for (int at = 0; at < length; at += piece) {
      decoder.input(target, at, Math.min(piece, length - at), 0);
      while (decoder.next() == Result.FRAME) {
        frames++;
      }
    }
  }
}
