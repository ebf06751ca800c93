package dev.msp.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.reference.ReferenceServer;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of {@link TcpBridge}. */
@Timeout(30)
class TcpBridgeTest {

  /** MSP protocol, section 2: the reference's own "Hello MSP", and its ACK. */
  private static final String HELLO = "aa550010011048656c6c6f204d535004";

  private static final String ACK = "aa55000901114f4b9a";

  @Test
  void theReferenceAnswersThroughIt() throws IOException {
    try (ReferenceServer server = ReferenceServer.v1();
        TcpBridge bridge = TcpBridge.to(server.port());
        PlainPort port = PlainPort.open(bridge.path())) {
      port.write(HexFormat.of().parseHex(HELLO));
      assertThat(HexFormat.of().formatHex(port.read(ACK.length() / 2))).isEqualTo(ACK);
      assertThat(server.messages()).containsExactly("Hello MSP");
    }
  }

  @Test
  void closingItEndsBothEnds() throws IOException {
    try (ReferenceServer server = ReferenceServer.v1()) {
      TcpBridge bridge = TcpBridge.to(server.port());
      try (PlainPort port = PlainPort.open(bridge.path())) {
        bridge.close();
        port.awaitHangUp();
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("bridge "));
  }
}
