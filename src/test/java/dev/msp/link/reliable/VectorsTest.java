package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The frames of section 4.5 of the protocol, as far as they need no cryptography. */
class VectorsTest {

  private static final JsonNode ALL = read();

  private static JsonNode read() {
    try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/msp3.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in)).get("vectors");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Bytes vector(String name) {
    return Bytes.hex(ALL.get(name).textValue());
  }

  private static Bytes payload(String name) {
    Bytes frame = vector(name);
    return frame.slice(Frame.HEADER_LENGTH, frame.length() - 1);
  }

  private static Hello hello(String name) {
    return Hello.parse(payload(name)).orElseThrow();
  }

  private static Agreement agreement(boolean initiator) {
    Bytes prologue = payload("HELLO i").plus(payload("HELLO r"));
    return initiator
        ? new Agreement(true, hello("HELLO i"), hello("HELLO r"), prologue)
        : new Agreement(false, hello("HELLO r"), hello("HELLO i"), prologue);
  }

  @Test
  void bothHellosAreReadAndWrittenByteForByte() {
    Hello first = hello("HELLO i");
    assertThat(first.nonce()).isEqualTo(Bytes.hex("101112131415161718191a1b1c1d1e1f"));
    assertThat(first.mtu()).isEqualTo(1024);
    assertThat(first.security()).isEqualTo(Hello.Security.SEALED);
    assertThat(first.answered()).isEmpty();
    assertThat(first.payload()).isEqualTo(payload("HELLO i"));
    Hello second = hello("HELLO r");
    assertThat(second.answered()).isEqualTo(Optional.of(first.nonce()));
    assertThat(second.payload()).isEqualTo(payload("HELLO r"));
  }

  @Test
  void everyChangedByteOfAHelloIsNoticed() {
    byte[] payload = payload("HELLO r").toArray();
    for (int at = 0; at < payload.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = payload.clone();
        changed[at] ^= (byte) (1 << bit);
        assertThat(Hello.parse(Bytes.copyOf(changed))).as("bit %d of byte %d", bit, at).isEmpty();
      }
    }
  }

  @Test
  void aClearFrameWithDataIsMadeByteForByte() {
    byte[] frame = new byte[28];
    Bytes body = Bytes.hex("0100000000").plus(Bytes.hex("010005")).plus(Bytes.utf8("Hello"));
    body.copyTo(frame, LinkFrame.BODY_AT);
    agreement(true).clearBox().protect(frame, 1);
    assertThat(Bytes.copyOf(frame)).isEqualTo(vector("LINK DATA off 0 record(ch1,Hello)"));
  }

  @Test
  void anAcknowledgementIsMadeByteForByte() {
    RecordReader.Sink anything =
        new RecordReader.Sink() {
          @Override
          public void block(int channel, byte[] block) {}

          @Override
          public int room(int channel) {
            return RecordReader.limit(channel);
          }
        };
    Inbound in = new Inbound(new Store(255 * 256, 0), anything, () -> true);
    byte[] data = Bytes.hex("010005").plus(Bytes.utf8("Hello")).toArray();
    byte[] frame = new byte[34];
    frame[LinkFrame.BODY_AT] = (byte) (LinkFrame.KIND_ACK | LinkFrame.WITH_BLOCK);
    try {
      in.data(0, data, 0, data.length, in.take(1), 0);
    } catch (ProtocolFault e) {
      throw new AssertionError(e);
    }
    in.writeBlock(frame, LinkFrame.BODY_AT + LinkFrame.BODY_HEADER);
    agreement(false).clearBox().protect(frame, 1);
    assertThat(Bytes.copyOf(frame)).isEqualTo(vector("LINK ACK cum 8 last 1 map 0 wnd 255"));
  }

  @Test
  void theOtherEndTakesAClearFrameAndNobodyElse() {
    byte[] frame = vector("LINK DATA off 0 record(ch1,Hello)").toArray();
    FrameBox.Body body = new FrameBox.Body();
    assertThat(agreement(false).clearBox().open(frame, 0, frame.length, 1, body)).isTrue();
    assertThat(Bytes.copyOf(body.array, body.offset, body.length))
        .isEqualTo(Bytes.hex("0100000000010005").plus(Bytes.utf8("Hello")));
    assertThat(agreement(true).clearBox().open(frame, 0, frame.length, 1, body)).isFalse();
  }
}
