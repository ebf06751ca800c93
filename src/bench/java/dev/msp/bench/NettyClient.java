package dev.msp.bench;

import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;

/**
 * The client of {@link NettyServer} for round trips; arguments and output as in {@code client.c}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, and that is seen
final class NettyClient {

  private NettyClient() {}

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[1]);
    byte[] payload = EngineClient.payload(Integer.parseInt(args[2]));
    RoundTrips trips = new RoundTrips(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    new Bootstrap()
        .group(new NioEventLoopGroup(1))
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(NettyServer.frameDecoder(), new Pinging(payload, trips));
              }
            })
        .connect(InetAddress.getLoopbackAddress(), port)
        .sync()
        .channel()
        .closeFuture()
        .sync();
    Streams.standardOutput().println(trips.result());
    System.exit(0);
  }

  private static final class Pinging extends SimpleChannelInboundHandler<ByteBuf> {
    private final byte[] payload;
    private final byte[] frame;
    private final RoundTrips trips;

    Pinging(byte[] payload, RoundTrips trips) {
      this.payload = payload;
      this.frame = new byte[payload.length + 7];
      this.trips = trips;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      send(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf ack) {
      if (!NettyServer.isGood(ack)) {
        throw new IllegalStateException("a bad ACK");
      }
      trips.ended();
      if (trips.areDone()) {
        context.close();
      } else {
        send(context);
      }
    }

    private void send(ChannelHandlerContext context) {
      trips.started();
      int length = FrameEncoder.encode(1, FrameType.DATA, payload, 0, payload.length, frame, 0);
      context.writeAndFlush(
          context.alloc().buffer(length).writeBytes(frame), context.voidPromise());
    }
  }
}
