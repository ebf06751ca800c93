package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.ClassicConfig.AfterTimeout;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ACKs that go out. Source: MSP protocol, section 3, server rules 1 to 3, 6 and 7. */
class AnsweringTest {

  private final LinkDriver server = LinkDriver.opened(ClassicConfig.server());

  @Test
  void aGoodMessageGetsExactlyOneAckOfNineBytes() {
    server.data("Hello MSP");
    assertThat(server.recorder.frames).containsExactly(Bytes.hex("aa55000901114f4b9a"));
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void theAckOfAVersion2MessageIsVersion2() {
    server.frame(2, FrameType.DATA, Bytes.utf8("Hello MSP"));
    assertThat(server.recorder.frames).containsExactly(Bytes.hex("aa55000902114f4b9a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 16, 127, 128, 255})
  void anyOtherVersionIsTakenAndItsAckIsVersion1(int version) {
    server.frame(version, FrameType.DATA, Bytes.utf8("x"));
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void everyMessageOfAReadGetsAnAckOfItsOwn() {
    for (int i = 0; i < 100; i++) {
      server.data("m" + i);
    }
    assertThat(server.recorder.frames)
        .isEqualTo(Collections.nCopies(100, Bytes.hex("aa55000901114f4b9a")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1017, 1018, 1019, 65_527, 65_528})
  void framesOfAnyLengthAreTaken(int payload) {
    server.data("x".repeat(payload));
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void dataThatIsNotUtf8IsAcked() {
    server.frame(1, FrameType.DATA, Bytes.hex("ff00c0af"));
    assertThat(server.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void unknownTypesAreShownAndNotAnsweredAndTheConnectionStays() {
    for (int type = 0; type < 256; type++) {
      if (type != FrameType.DATA && type != FrameType.ACK && type != FrameType.ENCRYPTED_DATA) {
        server.frame(1, type, Bytes.utf8("x"));
        assertThat(server.effects()).as("TYPE %d", type).containsExactly("judged UNKNOWN_TYPE");
      }
    }
    assertThat(server.data("x").effects()).contains("sent v1 ACK OK");
  }

  @Test
  void helloIsNotAnsweredAndTheDataBehindItIsAcked() {
    Bytes hello = Bytes.utf8("MSP3 n=101112131415161718191a1b1c1d1e1f mtu=1024 sec=1 crc=00000000");
    for (int i = 0; i < 3; i++) {
      server.frame(3, FrameType.HELLO, hello);
    }
    server.data("x");
    assertThat(server.effects())
        .containsExactly(
            "judged UNKNOWN_TYPE",
            "judged UNKNOWN_TYPE",
            "judged UNKNOWN_TYPE",
            "judged DELIVERED",
            "sent v1 ACK OK");
  }

  @ParameterizedTest
  @EnumSource(AfterTimeout.class)
  void eitherRoleAcksWhatComesWhileItsOwnMessageWaits(AfterTimeout policy) {
    LinkDriver client = LinkDriver.opened(Configs.client(policy, 1));
    Delivery delivery = client.send("question");
    client.quietly().data("news");
    assertThat(client.effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
    client.ack();
    assertThat(delivery.status()).isEqualTo(Delivery.Status.ACKED);
  }

  @Test
  void soManyMessagesGetNoAckAsThatIsAskedFor() {
    server.link.withholdAcks(2);
    server.data("a").lose().open().data("b").data("c");
    assertThat(server.effects())
        .containsExactly(
            "judged WITHHELD", "judged WITHHELD", "judged DELIVERED", "sent v1 ACK OK");
    server.link.withholdAcks(5);
    server.link.withholdAcks(0);
    assertThat(server.data("d").effects()).containsExactly("judged DELIVERED", "sent v1 ACK OK");
  }

  @Test
  void anAckIsKeptBackForMessagesThatWouldGetOneOnly() {
    server.link.withholdAcks(1);
    server.frame(1, 0x7F, Bytes.utf8("x")).ack().data("a").data("b");
    assertThat(server.effects())
        .containsExactly(
            "judged UNKNOWN_TYPE",
            "judged STRAY_ACK",
            "judged WITHHELD",
            "judged DELIVERED",
            "sent v1 ACK OK");
  }

  @Test
  void theVerdictsSayWhatIsNotAsItShouldBe() {
    assertThat(Verdict.DELIVERED.remark()).isEmpty();
    assertThat(Verdict.ACKNOWLEDGES.remark()).isEmpty();
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.DELIVERED && verdict != Verdict.ACKNOWLEDGES) {
        assertThat(verdict.remark()).as("%s", verdict).isNotBlank();
      }
    }
  }
}
