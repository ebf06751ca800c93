package dev.msp.bench;

import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameDecoder.Result;
import dev.msp.frame.HalfFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A new decoder takes a whole stream in reads of 64 KiB, and then hears that it has ended. Every
 * read brings the same bytes, in the same buffer, as it is in a session: a longer stream must not
 * cost more because it does not fit a cache.
 */
@State(Scope.Thread)
public class HostileBenchmark {

  /** Which stream. */
  @Param({"CLEAN", "AA55FFFF", "AA55AA55", "AA", "RANDOM"})
  public HostileStream kind = HostileStream.CLEAN;

  /** Its length in KiB, a multiple of 64. */
  @Param({"256", "512"})
  public int kibibytes;

  private byte[] buffer = {};

  /** Makes what a read brings. */
  @Setup
  public void fillBuffer() {
    buffer = kind.bytes();
  }

  /** Our decoder. */
  @Benchmark
  public long ours() {
    FrameDecoder decoder = new FrameDecoder(65535, HalfFrame.onTcp());
    long seen = 0;
    for (int left = kibibytes * 1024; left > 0; left -= buffer.length) {
      decoder.input(buffer, 0, buffer.length, 0);
      seen += drain(decoder);
    }
    decoder.end();
    return seen + drain(decoder);
  }

  private static long drain(FrameDecoder decoder) {
    long seen = 0;
    for (Result r = decoder.next(); r != Result.NEED_MORE; r = decoder.next()) {
      seen += decoder.length();
    }
    return seen;
  }
}
