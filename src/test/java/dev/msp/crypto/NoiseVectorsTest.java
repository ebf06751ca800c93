package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.msp.crypto.NoiseHandshake.Pattern;
import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The vectors that cacophony and snow publish for XX and XXpsk3. */
class NoiseVectorsTest {

  private static final Vectors VECTORS = Vectors.read("noise.json");

  @Test
  void allVectorsAreThere() {
    assertThat(VECTORS.list()).hasSize(3);
  }

  @TestFactory
  Stream<DynamicTest> everyMessageIsThatOfTheVector() {
    return StreamSupport.stream(VECTORS.list().spliterator(), false)
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.path("origin").asText() + ' ' + vector.path("protocol_name").asText(),
                    () -> exchange(vector)));
  }

  private static void exchange(JsonNode vector) throws HandshakeException {
    NoiseHandshake initiator = handshake(vector, "init", true);
    NoiseHandshake responder = handshake(vector, "resp", false);
    List<JsonNode> messages = new ArrayList<>();
    vector.path("messages").forEach(messages::add);
    for (int i = 0; i < 3; i++) {
      Bytes payload = Vectors.hex(messages.get(i), "payload");
      Bytes written = (i == 1 ? responder : initiator).write(payload);
      assertThat(written).isEqualTo(Vectors.hex(messages.get(i), "ciphertext"));
      assertThat((i == 1 ? initiator : responder).read(written)).isEqualTo(payload);
    }
    if (vector.has("handshake_hash")) { // snow's have none
      assertThat(initiator.hash()).isEqualTo(Vectors.hex(vector, "handshake_hash"));
    }
    assertThat(responder.hash()).isEqualTo(initiator.hash());
    LinkKeys ofInitiator = initiator.split();
    LinkKeys ofResponder = responder.split();
    for (int i = 3; i < messages.size(); i++) {
      LinkKeys from = i % 2 == 0 ? ofInitiator : ofResponder;
      LinkKeys to = i % 2 == 0 ? ofResponder : ofInitiator;
      transport(messages.get(i), (i - 3) / 2, from.sending(), to.receiving());
    }
  }

  private static void transport(
      JsonNode message, int counter, FrameSealer sealer, FrameOpener opener) {
    Bytes payload = Vectors.hex(message, "payload");
    byte[] array = new byte[payload.length() + FrameSealer.TAG];
    payload.copyTo(array, 0);
    sealer.seal(counter, array, 0, 0, payload.length());
    assertThat(Bytes.copyOf(array)).isEqualTo(Vectors.hex(message, "ciphertext"));

    byte[] opened = new byte[payload.length()];
    assertThat(opener.open(counter, array, 0, 0, array.length, opened, 0)).isTrue();
    assertThat(Bytes.copyOf(opened)).isEqualTo(payload);
  }

  private static NoiseHandshake handshake(JsonNode vector, String end, boolean initiator) {
    boolean hasPsk = !vector.path(end + "_psks").isEmpty();
    NoiseHandshake handshake =
        new NoiseHandshake(
            hasPsk ? Pattern.XX_PSK3 : Pattern.XX,
            initiator,
            Identity.of(Vectors.hex(vector, end + "_static").toArray()),
            Identity.of(Vectors.hex(vector, end + "_ephemeral").toArray()),
            Vectors.hex(vector, end + "_prologue"));
    if (hasPsk) {
      Bytes psk = Bytes.hex(vector.path(end + "_psks").path(0).asText());
      handshake.withPassword(Secret.key(psk.toArray()));
    }
    return handshake;
  }
}
