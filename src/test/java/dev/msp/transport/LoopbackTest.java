package dev.msp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackTest extends ConnectionContract {

  @Override
  protected Loopback open() {
    return Loopback.pair();
  }

  @Test
  void connectorHandsTheFarEndToThePeer() throws Exception {
    List<Transport> peers = new ArrayList<>();
    Transport near =
        new LoopConnector(peers::add).connect(EndpointParser.parse("loop:echo?name=x"));
    near.write(new byte[] {7}, 0, 1);
    byte[] buffer = new byte[2];
    assertThat(peers).hasSize(1);
    assertThat(peers.get(0).read(buffer, 0, 2)).isEqualTo(1);
    assertThat(near.describe()).isEqualTo("loop:echo to its peer");
  }
}
