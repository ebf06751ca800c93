package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.link.CloseReason;
import dev.msp.link.reliable.SimulatedLine.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers begin and do not end has one bound for all of them: RELIABILITY, row 47. */
class StoreTest {

  private static final int WINDOW = 1 << 20;
  private static final int FRAME = 8_000;
  private static final int MORE = 0x80;

  private static RawPeer peer(Store store) {
    ReliableConfig usual = SimulatedLine.config(ReliableConfig.Role.CALLING, 0, 1);
    ReliableConfig calling =
        new ReliableConfig(
            usual.role(),
            usual.baud(),
            usual.mtu(),
            store,
            usual.security(),
            usual.mayFallBack(),
            usual.random(),
            usual.keys(),
            usual.conversations());
    ReliableConfig other = SimulatedLine.config(ReliableConfig.Role.ANSWERING, 0, 2);
    return RawPeer.answering(new SimulatedLine(1, calling, other, Faults.NONE));
  }

  /** Sends bytes of the stream from an offset on. */
  private static void send(RawPeer peer, int offset, Bytes stream) {
    for (int at = 0; at < stream.length(); at += FRAME) {
      int end = Math.min(stream.length(), at + FRAME);
      peer.data(offset + at, stream.slice(at, end));
    }
  }

  private static Bytes part(int length) {
    return RawPeer.record(1 | MORE, Bytes.utf8("x".repeat(length)));
  }

  /** Begins a message and sends so many parts of 60,000 bytes of it. */
  private static int begin(RawPeer peer, int parts) {
    int at = RawPeer.afterResume();
    for (int i = 0; i < parts && peer.reset() < 0; i++) {
      Bytes part = part(60_000);
      send(peer, at, part);
      at += part.length();
    }
    return at;
  }

  @Test
  void eachShareHasBytesOfItsOwnAndAllHaveTheRestInCommon() {
    Store store = new Store(WINDOW, 1000);
    Store.Share one = store.share();
    Store.Share two = store.share();
    one.keep(Store.OWN);
    assertThat(store.left()).isEqualTo(1000);
    assertThat(one.hasRoom(1000)).isTrue();
    assertThat(one.hasRoom(1001)).isFalse();
    one.keep(900);
    assertThat(store.left()).isEqualTo(100);
    assertThat(two.hasRoom(Store.OWN)).isTrue();
    assertThat(two.hasRoom(Store.OWN + 101)).isFalse();
    two.keep(Store.OWN + 100);
    assertThat(store.left()).isZero();
    one.leave(400);
    assertThat(store.left()).isEqualTo(400);
    one.clear();
    two.clear();
    assertThat(store.left()).isEqualTo(1000);
  }

  @Test
  void whereTheStoreIsFullOnlyDataInItsTurnIsTaken() {
    RawPeer peer = peer(new Store(WINDOW, 0));
    End end = peer.line.one;
    Bytes message = RawPeer.record(1, Bytes.utf8("y".repeat(60_000)));
    Bytes second = RawPeer.record(1, Bytes.utf8("z".repeat(60_000)));
    Bytes stream = message.plus(second);
    int start = RawPeer.afterResume();
    send(peer, start + FRAME, stream.slice(FRAME, stream.length()));
    assertThat(end.log).contains("judged beyond the window");
    assertThat(end.messages).isEmpty();

    peer.data(start, stream.slice(0, FRAME));
    peer.line.pass(SimulatedLine.SECOND);
    List<RawPeer.Heard> acks = peer.heard(LinkFrame.KIND_ACK);
    int told = acks.get(acks.size() - 1).told().cum();
    assertThat(told).isBetween(start + Store.OWN, start + Store.OWN + FRAME);
    send(peer, told, stream.slice(told - start, stream.length()));
    assertThat(end.messages).containsExactly("y".repeat(60_000), "z".repeat(60_000));
  }

  @Test
  void whoBeginsTooMuchIsResetAndTheOthersGoOn() {
    Store store = new Store(WINDOW, 400_000);
    RawPeer first = peer(store);
    int at = begin(first, 4);
    RawPeer second = peer(store);
    begin(second, 8);
    assertThat(second.reset()).isEqualTo(ProtocolFault.LIMIT);

    assertThat(first.reset()).isEqualTo(-1);
    send(first, at, RawPeer.record(1, Bytes.utf8("end")));
    assertThat(first.line.one.messages).containsExactly("x".repeat(240_000) + "end");
    assertThat(store.left()).isEqualTo(400_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost", "aborted", "reset", "fault", "silent"})
  void whateverEndsALinkTakesWithItWhatItKept(String how) {
    Store store = new Store(WINDOW, WINDOW);
    RawPeer peer = peer(store);
    int at = begin(peer, 3);
    send(peer, at + 100, Bytes.copyOf(new byte[100_000]));
    assertThat(store.left()).isLessThan(WINDOW - 200_000);

    End end = peer.line.one;
    CloseReason why = new CloseReason(CloseReason.Kind.WIRE_BROKE, "cut");
    switch (how) {
      case "lost" -> end.link.lost(why);
      case "aborted" -> end.link.abort(why, peer.line.now);
      case "reset" ->
          peer.send(LinkFrame.KIND_RESET, 0, null, Bytes.copyOf(new byte[] {1, 'n', 'o'}));
      case "fault" -> peer.data(at, RawPeer.record(99, Bytes.utf8("?")));
      default -> peer.line.pass(60 * SimulatedLine.SECOND);
    }
    assertThat(store.left()).isEqualTo(WINDOW);
  }
}
