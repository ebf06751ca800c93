package dev.msp.bench;

import dev.msp.frame.FrameDecoder;
import dev.msp.frame.FrameDecoder.Result;
import dev.msp.frame.HalfFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decodes one read full of good frames: ours, and Netty's frame decoder with a sum behind it. */
@State(Scope.Thread)
public class DecodeBenchmark {

  /** LENGTH of each frame. */
  @Param({"16", "64", "1024", "60000"})
  public int size;

  private byte[] stream = {};
  private final FrameDecoder decoder = new FrameDecoder(65535, HalfFrame.onTcp());
  private final Totals totals = new Totals();

  /** As Netty's sockets read: into a direct buffer of the pool. */
  private final ByteBuf read = PooledByteBufAllocator.DEFAULT.directBuffer(CleanStream.READ);

  private final EmbeddedChannel channel =
      new EmbeddedChannel(NettyServer.frameDecoder(), new Summing(totals));

  /** Makes the stream. */
  @Setup
  public void makeStream() {
    stream = new CleanStream(size).bytes();
    read.clear().writeBytes(stream);
  }

  /** Our decoder; takes from each frame what the program in C takes. */
  @Benchmark
  public long ours() {
    decoder.input(stream, 0, stream.length, 0);
    long seen = 0;
    Result result = decoder.next();
    for (; result == Result.FRAME; result = decoder.next()) {
      seen += decoder.payloadLength() + decoder.type();
    }
    if (result != Result.NEED_MORE) {
      throw new IllegalStateException("a good frame was taken for a bad one");
    }
    return seen;
  }

  /** Netty's. */
  @Benchmark
  public long netty() {
    channel.writeInbound(read.retainedDuplicate());
    return totals.seen;
  }

  private static final class Totals {
    private long seen;
  }

  private static final class Summing extends SimpleChannelInboundHandler<ByteBuf> {
    private final Totals totals;

    Summing(Totals totals) {
      this.totals = totals;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
      if (!NettyServer.isGood(frame)) {
        throw new IllegalStateException("a good frame was taken for a bad one");
      }
      totals.seen += frame.readableBytes() + frame.getByte(5);
    }
  }
}
