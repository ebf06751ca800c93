package dev.msp.link.reliable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConversationsTest {

  private static final int PEERS = 600;
  private static final int MESSAGES = 20;

  @RepeatedTest(20)
  void linksOnThreadsOfTheirOwnCountEachTheirOwnMessages() throws Exception {
    Conversations conversations = new Conversations();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> peers = new ArrayList<>();
      for (int peer = 0; peer < PEERS; peer++) {
        Bytes name = Bytes.utf8("peer " + peer);
        peers.add(threads.submit(() -> converse(conversations, name)));
      }
      for (Future<?> peer : peers) {
        peer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    for (int peer = 0; peer < PEERS; peer++) {
      Bytes name = Bytes.utf8("peer " + peer);
      assertThat(conversations.claim(name, "again", 0)).as("%s", name).isEqualTo(MESSAGES);
    }
  }

  private static void converse(Conversations conversations, Bytes name) {
    Object link = new Object();
    long received = conversations.claim(name, link, 0);
    for (int message = 0; message < MESSAGES; message++) {
      assertThat(conversations.received(name, link, received)).isTrue();
      received++;
    }
  }
}
