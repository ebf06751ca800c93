package dev.msp.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.command.CommandFailure.Kind;
import dev.msp.frame.Bytes;
import dev.msp.frame.FrameType;
import dev.msp.link.Box;
import dev.msp.link.ClassicConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fault commands put on the wire: golden bytes of the message {@code Hello MSP}. */
@Timeout(30)
class FaultTest {

  private static final String GOOD = "aa550010011048656c6c6f204d535004";

  private final Prompt prompt = new Prompt();

  @AfterEach
  void close() {
    prompt.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fault crc 'Hello MSP',                     aa550010011048656c6c6f204d5350fb",
    "fault length 'Hello MSP',                  aa550011011048656c6c6f204d535004",
    "fault length 'Hello MSP' value 65535,      aa55ffff011048656c6c6f204d535004",
    "fault length 'Hello MSP' value 0,          aa550000011048656c6c6f204d535004",
    "fault sync 'Hello MSP',                    550010011048656c6c6f204d535004",
    "fault truncate 'Hello MSP',                aa55001001104865",
    "fault truncate 'Hello MSP' at 15,          aa550010011048656c6c6f204d5350",
    "fault split 'Hello MSP',                   aa550010011048656c6c6f204d535004",
    "fault split 'Hello MSP' at 1 pause 1ms,    aa550010011048656c6c6f204d535004",
    "fault delay 'Hello MSP' every 1ms,         aa550010011048656c6c6f204d535004",
    "fault double 'Hello MSP',  aa550010011048656c6c6f204d535004aa550010011048656c6c6f204d535004",
  })
  void theBytesOfTheFaultAndNoOthersGoOut(String command, String hex) throws Exception {
    Far far = prompt.open();
    prompt.run(command.replace("''", "'"), "close");
    assertThat(far.readAll()).isEqualTo(Bytes.hex(hex));
  }

  @Test
  void theFrameIsTheOneThatTheSessionWouldSend() throws Exception {
    prompt.link(ClassicConfig.client().withBox(new Reversing()));
    Far far = prompt.open();
    prompt.run("fault double abc", "close");
    Bytes sealed = Bytes.hex("aa55000a0220" + "636261" + "26");
    assertThat(far.readAll()).isEqualTo(sealed.plus(sealed));
  }

  /** Turns the text round. */
  private record Reversing() implements Box {
    @Override
    public Bytes seal(Bytes plain) {
      byte[] turned = new byte[plain.length()];
      for (int i = 0; i < turned.length; i++) {
        turned[i] = (byte) plain.at(turned.length - 1 - i);
      }
      return Bytes.copyOf(turned);
    }

    @Override
    public Optional<Bytes> open(byte[] array, int offset, int length) {
      return Optional.of(seal(Bytes.copyOf(array, offset, length)));
    }

    @Override
    public int longestPlain(int payload) {
      return payload;
    }
  }

  @Test
  void aPieceComesBeforeThePauseAndTheOtherBehindIt() throws Exception {
    Far far = prompt.open();
    long start = System.nanoTime();
    prompt.run("fault split 'Hello MSP' at 5 pause 80ms");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(80_000_000L);
    assertThat(prompt.session("dev").last(2))
        .extracting(event -> ((dev.msp.session.Event.BytesEvent) event).bytes().length())
        .containsExactly(5, 11);
    assertThat(far.read(16)).isEqualTo(Bytes.hex(GOOD));
  }

  @Test
  void bothAcksOfADoubledFrameAreThereToBeExpected() throws Exception {
    prompt.answer(message -> List.of());
    prompt.run(
        "open loop: as dev", "fault double x", "expect ack within 5s", "expect ack within 5s");
    assertThat(prompt.fails("expect ack within 20ms").kind()).isEqualTo(Kind.NO_ANSWER);
  }

  @Test
  void aFrameIsCutOnlyInside() throws Exception {
    prompt.open();
    assertThat(prompt.fails("fault truncate 'Hello MSP' at 16").sentence())
        .isEqualTo("the frame of this message has 16 bytes, so that at takes 1 to 15");
    assertThat(prompt.mistake("fault split x at 0"))
        .isEqualTo("found 0, which is out of range, expected a number from 1 to 65534");
  }

  @Test
  void aMessageThatCouldNotBeSentIsNoFaultEither() throws Exception {
    prompt.open();
    assertThat(prompt.fails("fault crc x\"FF\"").sentence())
        .isEqualTo("not sent: not valid UTF-8, and a message is text");
  }

  @Test
  void rawHasNoFramesAndNoAcks() throws Exception {
    prompt.run("open loop:?protocol=raw as dev");
    assertThat(prompt.fails("fault crc x").sentence())
        .isEqualTo(
            "dev speaks raw, which has no messages; send bytes with raw, or set protocol classic");
    assertThat(prompt.fails("fault no-ack 1").kind()).isEqualTo(Kind.USAGE);
  }

  @Test
  void aMessageWithoutItsAckIsSeenAsAFrameAndIsNotDelivered() throws Exception {
    Far far = prompt.open();
    prompt.run("fault no-ack 1");
    far.say("first");
    far.say("second");
    assertThat(far.read(9)).isEqualTo(Far.frame(FrameType.ACK, Bytes.utf8("OK")));
    prompt.run("expect frame exactly first within 5s", "expect data exactly second within 5s");
    prompt.run("close");
    assertThat(far.readAll().isEmpty()).isTrue();
  }

  @Test
  void keepingBackCanBeSwitchedOff() throws Exception {
    Far far = prompt.open();
    prompt.run("fault no-ack 1000000", "fault no-ack off");
    far.say("x");
    assertThat(far.read(9)).isEqualTo(Far.frame(FrameType.ACK, Bytes.utf8("OK")));
    assertThat(prompt.mistake("fault no-ack 0"))
        .endsWith("expected a number from 1 to 1000000, or off");
  }
}
