package dev.msp.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.frame.Bytes;
import dev.msp.frame.Fault;
import dev.msp.frame.FrameType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One random history of a link, judged step by step from what it does alone: what it sends,
 * settles, says of frames and of its wire.
 */
final class LinkHistory {

  private static final long LONGEST_PAUSE = 8 * LinkDriver.SECOND;
  private static final int SOMETIMES = 20;

  private final String name;
  private final Random random;
  private final ClassicConfig config;
  private final LinkDriver driver;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, Integer> transmitted = new HashMap<>();
  private final Map<Long, List<String>> settled = new HashMap<>();

  /** Numbers of the deliveries on this wire that no ACK was taken for, oldest first. */
  private final ArrayDeque<Long> unanswered = new ArrayDeque<>();

  private final Map<Long, Long> sentAt = new HashMap<>();
  private long heldUntil;
  private boolean ticked;
  private boolean open;
  private boolean output;
  private long lastSent;
  private int messagesIn;
  private int goodAcks;
  private int strayAcks;

  LinkHistory(ClassicConfig config, String name, long seed) {
    this.name = name;
    this.config = config;
    this.random = new Random(seed);
    this.driver = new LinkDriver(config);
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step(random.nextInt(100));
      assertThat(driver.link.inFlight()).as(name).isBetween(0, config.window());
    }
    driver.abandon();
    effects(false);
    checkEnd();
  }

  private void step(int choice) {
    if (choice < 30) {
      deliveries.add(driver.send("m" + (deliveries.size() + 1)));
      effects(false);
    } else if (choice < 55) {
      ack(random.nextInt(SOMETIMES) > 0);
    } else if (choice < 65) {
      message();
    } else if (choice < 90) {
      driver.now += random.nextInt(3) == 0 ? 0 : (long) (random.nextDouble() * LONGEST_PAUSE);
      driver.pass(0);
      ticked = true;
      effects(false);
      release();
      ticked = false;
    } else if (choice < 93) {
      echo();
    } else if (choice < 95) {
      damage();
    } else {
      wire(choice);
    }
  }

  private void ack(boolean good) {
    boolean counts = open && !driver.link.isDiscarding();
    driver.frame(1, FrameType.ACK, Bytes.utf8(good ? "OK" : "NO"));
    Long oldest = counts ? unanswered.poll() : null;
    boolean stray = oldest == null || settled(oldest).contains("failed");
    if (counts && good) {
      goodAcks++;
    }
    List<String> effects = effects(false);
    if (!counts) {
      assertThat(effects).as(name).isEmpty();
    } else if (oldest == null || stray) {
      assertThat(effects).as(name).startsWith("judged STRAY_ACK");
      strayAcks += good ? 1 : 0;
    } else if (good) {
      assertThat(effects).as(name).startsWith("judged ACKNOWLEDGES");
      assertThat(settled(oldest)).as(name).last().isIn("acked", "late");
    } else {
      assertThat(settled(oldest)).as(name).last().isIn("failed", "timed-out");
    }
  }

  private void message() {
    boolean counts = open && !driver.link.isDiscarding();
    boolean answerable = output;
    driver.data("from the peer " + messagesIn++);
    List<String> effects = effects(true);
    if (!counts) {
      assertThat(effects).as(name).isEmpty();
    } else if (answerable) {
      assertThat(effects).as(name).containsExactly("judged DELIVERED", "sent v1 ACK OK");
    } else {
      assertThat(effects).as(name).containsExactly("judged UNANSWERED");
    }
  }

  private void echo() {
    Long oldest = unanswered.peek();
    boolean counts = open && !driver.link.isDiscarding();
    if (oldest == null) {
      return;
    }
    boolean pending = settled(oldest).isEmpty();
    driver.data("m" + oldest);
    List<String> effects = effects(false);
    if (!counts) {
      assertThat(effects).as(name).isEmpty();
    } else if (pending) {
      assertThat(effects).as(name).containsExactly("judged ECHO", "settled " + oldest + " failed");
    } else {
      assertThat(effects).as(name).containsExactly("judged ECHO");
    }
  }

  private void damage() {
    Fault.Kind[] kinds = Fault.Kind.values();
    boolean matters = open && config.onDamage() == ClassicConfig.OnDamage.HANG_UP;
    driver.damage(kinds[random.nextInt(kinds.length)]);
    output &= !matters;
    effects(false);
  }

  private void wire(int choice) {
    if (choice == 95 && open) {
      driver.link.ended();
    } else if (choice == 96 || !open) {
      driver.lose();
      open = false;
      output = false;
      effects(false);
      assertThat(driver.link.inFlight()).as(name).isZero();
      unanswered.clear();
      driver.quietly();
      open = true;
      output = true;
      driver.open();
    }
    effects(false);
  }

  /** Takes what the link did, checks each by itself, and returns all of it. */
  private List<String> effects(boolean ackDue) {
    List<String> effects = driver.effects();
    boolean mayAck = ackDue;
    for (String effect : effects) {
      String[] words = effect.split(" ", -1);
      switch (words[0]) {
        case "sent" -> {
          assertThat(output).as("%s: %s, but nothing may be sent", name, effect).isTrue();
          if (words[2].equals("ACK")) {
            assertThat(mayAck).as("%s: %s", name, effect).isTrue();
            mayAck = false;
          } else {
            sent(words[3]);
          }
        }
        case "settled" -> {
          settled(Long.parseLong(words[1])).add(words[2]);
          heldUntil = words[2].equals("timed-out") ? driver.now + config.ackTimeout() : heldUntil;
        }
        case "shutdown" -> {
          assertThat(open && config.afterTimeout() == ClassicConfig.AfterTimeout.CLOSE)
              .as("%s: %s", name, effect)
              .isTrue();
          output = false;
        }
        case "close" -> {
          assertThat(open).as("%s: %s a second time", name, effect).isTrue();
          open = false;
          output = false;
          unanswered.clear();
        }
        default -> assertThat(words[0]).as(name).isEqualTo("judged");
      }
    }
    return effects;
  }

  private void sent(String text) {
    long id = Long.parseLong(text.substring(1));
    assertThat(transmitted.merge(text, 1, Integer::sum)).as("%s: %s", name, text).isEqualTo(1);
    assertThat(id).as("%s: in order", name).isGreaterThan(lastSent);
    lastSent = id;
    release();
    assertThat(unanswered)
        .as("%s: %s while the ACK of another is overdue", name, text)
        .noneMatch(this::isOverdue);
    sentAt.put(id, driver.now);
    unanswered.add(id);
    assertThat(unanswered.size()).as("%s: in flight", name).isLessThanOrEqualTo(config.window());
  }

  private boolean isOverdue(long id) {
    return settled(id).contains("timed-out");
  }

  /** When time has passed, no ACK is waited for any more in the cases that the policy names. */
  private void release() {
    boolean forget =
        switch (config.afterTimeout()) {
          case GO_ON -> true;
          case HOLD -> driver.now >= heldUntil;
          case CLOSE -> false;
        };
    if (ticked) {
      unanswered.removeIf(id -> forget && isOverdue(id));
      unanswered.removeIf(
          id ->
              settled(id).contains("failed")
                  && driver.now - sentAt.getOrDefault(id, 0L) >= config.ackTimeout());
    }
  }

  private List<String> settled(long id) {
    return settled.computeIfAbsent(id, key -> new ArrayList<>());
  }

  private void checkEnd() {
    assertThat(driver.link.queued() + driver.link.inFlight()).as(name).isZero();
    int acked = 0;
    for (Delivery delivery : deliveries) {
      List<String> statuses = settled(delivery.id());
      assertThat(delivery.isOver()).as("%s: %s", name, delivery).isTrue();
      assertThat(statuses)
          .as("%s: %s", name, delivery)
          .isIn(
              List.of("acked"),
              List.of("failed"),
              List.of("timed-out"),
              List.of("timed-out", "late"));
      assertThat(statuses).as(name).last().isEqualTo(delivery.status().word());
      assertThat(delivery.wasSent())
          .as("%s: %s", name, delivery)
          .isEqualTo(transmitted.containsKey("m" + delivery.id()));
      boolean byWire = delivery.failure() == Delivery.Failure.WIRE;
      if (byWire || delivery.status() == Delivery.Status.TIMED_OUT) {
        assertThat(delivery.reason().contains("may have arrived"))
            .as("%s: %s, %s", name, delivery, delivery.reason())
            .isEqualTo(delivery.wasSent());
      }
      acked += statuses.contains("acked") || statuses.contains("late") ? 1 : 0;
    }
    assertThat(acked + strayAcks).as("%s: each good ACK counts once", name).isEqualTo(goodAcks);
  }
}
