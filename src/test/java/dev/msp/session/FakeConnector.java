package dev.msp.session;

import dev.msp.transport.Connector;
import dev.msp.transport.Endpoint;
import dev.msp.transport.Transport;
import dev.msp.transport.TransportException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hands out a fresh fake wire with every connection, or fails as often as a test wants. */
final class FakeConnector implements Connector {

  private final BlockingQueue<FakeWire> wires = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile TransportException failure = new TransportException("");
  private volatile @Nullable CountDownLatch gate;

  /** The next so many connections fail. */
  void fail(int times) {
    fail(times, new TransportException("fake wire: nobody there"));
  }

  /** The next so many connections fail in this way. */
  void fail(int times, TransportException how) {
    failure = how;
    failures.set(times);
  }

  /** From now on connecting waits for the latch that is returned, deaf to interruption. */
  CountDownLatch hold() {
    CountDownLatch latch = new CountDownLatch(1);
    gate = latch;
    return latch;
  }

  void awaitBegun() throws InterruptedException {
    if (!begun.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody connects");
    }
  }

  /** Returns the next wire that was opened; fails the test when there is none. */
  FakeWire nextWire() throws InterruptedException {
    FakeWire wire = wires.poll(10, TimeUnit.SECONDS);
    if (wire == null) {
      throw new AssertionError("no wire was opened");
    }
    return wire;
  }

  /** Returns how many wires were opened that the test has not taken. */
  int wiresLeft() {
    return wires.size();
  }

  @Override
  public Transport connect(Endpoint endpoint) throws TransportException {
    CountDownLatch latch = gate;
    begun.countDown();
    if (latch != null) {
      awaitUninterruptibly(latch);
    }
    if (failures.get() > 0) {
      failures.decrementAndGet();
      throw failure;
    }
    FakeWire wire = new FakeWire();
    wires.add(wire);
    return wire;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    boolean open = false;
    while (!open) {
      try {
        open = latch.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
