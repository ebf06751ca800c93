package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What stands in the endpoint beats the option, that the variable, that the default. */
class OptionPrecedenceTest {

  private static int version(Cli cli, String query, String... options) throws IOException {
    try (Peer peer = Peer.acking()) {
      String[] args = new String[3 + options.length];
      args[0] = "send";
      args[1] = peer.endpoint() + query;
      args[2] = "x";
      System.arraycopy(options, 0, args, 3, options.length);
      cli.with(args).exits(0);
      return peer.received().get(0).version();
    }
  }

  @Test
  void eachBeatsTheNext() throws IOException {
    assertThat(version(new Cli(), "")).isEqualTo(1);
    assertThat(version(new Cli().env("MSP_FRAME_VERSION", "2"), "")).isEqualTo(2);
    assertThat(version(new Cli().env("MSP_FRAME_VERSION", "2"), "", "--frame-version=1"))
        .isEqualTo(1);
    assertThat(version(new Cli().env("MSP_FRAME_VERSION", "1"), "?version=2", "--frame-version=1"))
        .isEqualTo(2);
  }

  @Test
  void anEmptyVariableIsNone() throws IOException {
    assertThat(version(new Cli().env("MSP_FRAME_VERSION", "").env("MSP_JSON", ""), ""))
        .isEqualTo(1);
  }

  @Test
  void aBadVariableIsNamed() {
    String[] send = {"send", "tcp://127.0.0.1:1", "x"};
    new Cli().env("MSP_ACK_TIMEOUT", "soon").with(send).exits(2).complains("MSP_ACK_TIMEOUT: ");
    new Cli().env("MSP_TIMEOUT", "soon").with(send).exits(2).complains("MSP_TIMEOUT: soon ");
    new Cli().env("MSP_EXPECT", "/(/").with(send).exits(2).complains("MSP_EXPECT: /(/ ");
    new Cli().env("MSP_JSON", "maybe").with(send).exits(2).complains("MSP_JSON is neither");
    new Cli().env("MSP_RECONNECT", "maybe").with(send).exits(2).complains("MSP_RECONNECT: ");
    new Cli()
        .env("MSP_IDLE_TIMEOUT", "7")
        .with("serve")
        .exits(2)
        .complains("MSP_IDLE_TIMEOUT: ", "needs a unit");
  }

  @Test
  void aBadOptionIsNamed() {
    Cli.run("send", "tcp://127.0.0.1:1", "x", "--ack-timeout", "soon")
        .exits(2)
        .complains("--ack-timeout: ", "is not a duration like 200ms or 5s");
  }

  @Test
  void aVariableForOtherEndpointsIsNoMistake() throws IOException {
    assertThat(version(new Cli().env("MSP_BAUD", "9600").env("MSP_VID", "x"), "")).isEqualTo(1);
  }

  @Test
  void yesAndNoAreWrittenInManyWays() throws IOException {
    try (Peer peer = Peer.acking()) {
      for (String yes : new String[] {"1", "yes", "TRUE", "on"}) {
        Cli cli = new Cli().env("MSP_QUIET", yes);
        assertThat(cli.with("send", peer.endpoint(), "x").exits(0).out()).as(yes).isEmpty();
      }
      for (String no : new String[] {"0", "no", "False", "off"}) {
        Cli cli = new Cli().env("MSP_QUIET", no);
        assertThat(cli.with("send", peer.endpoint(), "x").exits(0).out()).as(no).isNotEmpty();
      }
    }
  }
}
