package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never sent. Source: MSP protocol, section 3, client rules 2 and 3. */
class RefusalTest {

  private static final int MOST_QUEUED = 65_536;
  private static final int MOST_QUEUED_BYTES = 16 << 20;

  private static void expectLongest(LinkDriver client, int longest) {
    assertThat(client.link.longestMessage()).isEqualTo(longest);
    Delivery fits = client.send("x".repeat(longest));
    assertThat(fits.status()).isEqualTo(Delivery.Status.PENDING);
    assertThat(client.recorder.frames).hasSize(1);
    assertThat(client.recorder.frames.get(0).length()).isBetween(longest + 7, 1024);
    Delivery tooLong = client.send("x".repeat(longest + 1));
    assertThat(tooLong.status()).isEqualTo(Delivery.Status.FAILED);
    assertThat(tooLong.failure()).isEqualTo(Delivery.Failure.REFUSED);
    assertThat(tooLong.wasSent()).isFalse();
    assertThat(tooLong.isOver()).isTrue();
    assertThat(tooLong.reason())
        .isEqualTo("not sent: %d bytes, and one frame of this link takes %d", longest + 1, longest);
    assertThat(client.recorder.log).last().isEqualTo("settled 2 failed");
    assertThat(client.recorder.frames).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aPlainMessageHasAtMost1017Bytes(int version) {
    expectLongest(LinkDriver.opened(Configs.frames(version, 1024)), 1017);
  }

  @Test
  void anEncryptedMessageHasAtMost991Bytes() {
    expectLongest(LinkDriver.opened(ClassicConfig.client().withBox(new XorBox(7))), 991);
  }

  @ParameterizedTest
  @CsvSource({"7, 0", "8, 1", "1023, 1016", "1026, 1019", "65535, 65528"})
  void aLinkWithAnotherFrameLimitTakesWhatFitsIt(int limit, int longest) {
    LinkDriver client = LinkDriver.opened(Configs.frames(1, limit));
    assertThat(client.link.refusal(Bytes.utf8("x".repeat(longest)))).isEmpty();
    assertThat(client.link.refusal(Bytes.utf8("x".repeat(longest + 1)))).isPresent();
    client.send("x".repeat(longest));
    assertThat(client.recorder.frames.get(0).length()).isEqualTo(limit);
  }

  @Test
  void theLimitCountsBytesAndNotCharacters() {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client());
    assertThat(client.link.refusal(Bytes.utf8("\u00e9".repeat(508)))).isEmpty();
    assertThat(client.link.refusal(Bytes.utf8("\u00e9".repeat(509))))
        .contains("not sent: 1018 bytes, and one frame of this link takes 1017");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff", // no UTF-8 at all
        "80", // a continuation without a start
        "41c3", // cut off
        "c0af", // overlong /
        "e080af",
        "f08080af",
        "eda080", // a high surrogate
        "edb080", // a low surrogate
        "eda080edb080", // a pair of them, as CESU-8 has it
        "f4908080", // above U+10FFFF
        "aa55"
      })
  void whatIsNotStrictUtf8IsRefusedAndNothingGoesOut(String hex) {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client());
    Delivery delivery = client.link.send(Bytes.hex(hex), 0);
    assertThat(delivery.reason()).isEqualTo("not sent: not valid UTF-8, and a message is text");
    assertThat(delivery.failure()).isEqualTo(Delivery.Failure.REFUSED);
    assertThat(client.effects()).containsExactly("settled 1 failed");
    assertThat(client.link.refusal(Bytes.hex(hex))).contains(delivery.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\r\n", "\u001b[2J", "\ufeff", "\ud83d\ude00", "\uffff"})
  void anyStrictUtf8IsSent(String text) {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client());
    client.send(text);
    assertThat(client.effects()).containsExactly("sent v1 DATA " + text);
  }

  @Test
  void aRefusedMessageLeavesTheOthersAlone() {
    LinkDriver client = LinkDriver.opened(ClassicConfig.client());
    client.send("one");
    client.send("x".repeat(1018));
    client.send("three");
    client.quietly().ack();
    assertThat(client.effects()).contains("settled 1 acked", "sent v1 DATA three");
  }

  @Test
  void noMoreThan65536MessagesWait() {
    LinkDriver client = new LinkDriver(ClassicConfig.client());
    for (int i = 0; i < MOST_QUEUED; i++) {
      client.send("");
    }
    assertThat(client.effects()).isEmpty();
    Delivery refused = client.send("");
    assertThat(refused.reason()).isEqualTo("not sent: 65536 messages are waiting already");
    assertThat(refused.failure()).isEqualTo(Delivery.Failure.REFUSED);
    client.open();
    assertThat(client.send("").status()).isEqualTo(Delivery.Status.PENDING);
  }

  @Test
  void ofAnswersNoMoreThan1024Or256KibibytesWait() {
    LinkDriver server = new LinkDriver(ClassicConfig.server());
    for (int i = 0; i < 1024; i++) {
      server.answer("");
    }
    assertThat(server.effects()).isEmpty();
    assertThat(server.answer("").effects()).containsExactly("settled 1025 failed");

    LinkDriver other = new LinkDriver(ClassicConfig.server());
    for (int i = 0; i < 256; i++) {
      other.answer("x".repeat(1017));
    }
    assertThat(other.effects()).isEmpty();
    other.answer("x".repeat(1017)).answer("x".repeat(1017));
    assertThat(other.effects()).containsExactly("settled 258 failed");
  }

  @Test
  void noMoreThan16MebibytesWait() {
    LinkDriver client = new LinkDriver(Configs.frames(1, 65_535));
    List<Delivery> taken = new ArrayList<>();
    String large = "x".repeat(65_528);
    for (int i = 0; i < MOST_QUEUED_BYTES / large.length(); i++) {
      taken.add(client.send(large));
    }
    int rest = MOST_QUEUED_BYTES - taken.size() * large.length();
    assertThat(client.send("x".repeat(rest + 1)).status()).isEqualTo(Delivery.Status.FAILED);
    taken.add(client.send("x".repeat(rest)));
    assertThat(taken).allMatch(delivery -> delivery.status() == Delivery.Status.PENDING);
    assertThat(client.send("x").status()).isEqualTo(Delivery.Status.FAILED);
    assertThat(client.send("").status()).isEqualTo(Delivery.Status.PENDING);
    client.open();
    assertThat(client.send("x").status()).isEqualTo(Delivery.Status.PENDING);
    client.abandon();
    assertThat(client.send(large).status())
        .as("room is made when all was abandoned")
        .isEqualTo(Delivery.Status.PENDING);
  }
}
