package dev.msp.bench;

import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encodes frames into one buffer of 64 KiB. */
@State(Scope.Thread)
public class EncodeBenchmark {

  /** LENGTH of each frame. */
  @Param({"16", "64", "1024", "60000"})
  public int size;

  private byte[][] payloads = {};
  private final byte[] target = new byte[CleanStream.READ];

  /** Makes the payloads. */
  @Setup
  public void makePayloads() {
    payloads = new CleanStream(size).payloads();
  }

  /** Our encoder. */
  @Benchmark
  public byte[] ours() {
    int at = 0;
    for (byte[] payload : payloads) {
      at += FrameEncoder.encode(1, FrameType.DATA, payload, 0, payload.length, target, at);
    }
    return target;
  }
}
