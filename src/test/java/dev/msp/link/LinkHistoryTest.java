package dev.msp.link;

import dev.msp.link.ClassicConfig.AfterTimeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever happens in whatever order: nothing is sent twice, each delivery settles once, each ACK
 * counts once, and nothing is sent where nothing may be sent.
 */
class LinkHistoryTest {

  private static final int SEEDS = 25;
  private static final int STEPS = 2_000;

  @ParameterizedTest
  @CsvSource({
    "CLOSE, 1", "CLOSE, 2", "CLOSE, 8",
    "HOLD, 1", "HOLD, 2", "HOLD, 8",
    "GO_ON, 1", "GO_ON, 2", "GO_ON, 8"
  })
  void theRulesHoldInAnyHistoryOfAClientAndOfAServer(AfterTimeout policy, int window) {
    for (int seed = 0; seed < SEEDS; seed++) {
      String name = policy + ", window " + window + ", seed " + seed;
      new LinkHistory(Configs.client(policy, window), "client, " + name, seed).run(STEPS);
      ClassicConfig server = Configs.window(ClassicConfig.server(), window);
      new LinkHistory(Configs.policy(server, policy), "server, " + name, seed).run(STEPS);
    }
  }
}
