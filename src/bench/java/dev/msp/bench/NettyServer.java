package dev.msp.bench;

import dev.msp.frame.Frame;
import dev.msp.frame.FrameType;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Answers every DATA with an ACK, as one would write it with Netty: its frame decoder, the sum
 * behind it, one event loop, and one write for all that a read brought. Prints {@code port N}; ends
 * with its standard input.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is seen
final class NettyServer {

  /** The first four bytes of an ACK: SYNC and LENGTH. */
  private static final int ACK_PREFIX = 0xAA550009;

  private NettyServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    NioEventLoopGroup loop = new NioEventLoopGroup(1);
    Channel listener =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(frameDecoder(), new Acknowledging());
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    int port = ((InetSocketAddress) listener.localAddress()).getPort();
    Streams.standardOutput().println("port " + port);
    while (System.in.read() >= 0) {
      // nothing is asked of this one
    }
    System.exit(0);
  }

  /** Returns Netty's decoder, set to the layout of our frame. */
  static LengthFieldBasedFrameDecoder frameDecoder() {
    return new LengthFieldBasedFrameDecoder(Frame.MAX_LENGTH, 2, 2, -4, 0);
  }

  /** Returns whether SYNC is there and the CRC is the sum of the payload. */
  static boolean isGood(ByteBuf frame) {
    int crcAt = frame.readerIndex() + frame.readableBytes() - 1;
    int sum = 0;
    for (int i = frame.readerIndex() + Frame.HEADER_LENGTH; i < crcAt; i++) {
      sum += frame.getByte(i);
    }
    return frame.getUnsignedShort(frame.readerIndex()) == ACK_PREFIX >>> Short.SIZE
        && (byte) sum == frame.getByte(crcAt);
  }

  private static final class Acknowledging extends SimpleChannelInboundHandler<ByteBuf> {

    private static final int ACK_LENGTH = 9;

    /** The ACKs of this read, so that they leave in one write. */
    private @Nullable ByteBuf acks;

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
      if (isGood(frame) && frame.getByte(frame.readerIndex() + 5) == FrameType.DATA) {
        if (acks == null) {
          acks = context.alloc().buffer(64 * ACK_LENGTH);
        }
        acks.writeInt(ACK_PREFIX);
        acks.writeByte(frame.getByte(frame.readerIndex() + 4)).writeByte(FrameType.ACK);
        acks.writeByte('O').writeByte('K').writeByte('O' + 'K');
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      if (acks != null) {
        context.writeAndFlush(acks, context.voidPromise());
        acks = null;
      }
    }
  }
}
