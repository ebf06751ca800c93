package dev.msp.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Two serial ports with a bad cable between them: each direction does what its {@link Plan} says to
 * the bytes on it. The same bytes with the same seed are damaged in the same way, whatever the
 * time.
 */
public final class VirtualLine implements AutoCloseable {

  private final Pty a;
  private final Pty b;
  private final Direction forth;
  private final Direction back;
  private final String description;

  private VirtualLine(Pty a, Pty b, Plan plan, Plan planBack, long seed) {
    this.a = a;
    this.b = b;
    this.forth = new Direction("line a to b", plan, new Damage(plan, seed, 0), a, b, this::pullOut);
    this.back =
        new Direction("line b to a", planBack, new Damage(planBack, seed, 1), b, a, this::pullOut);
    this.description = "seed " + seed + ", a to b " + plan + ", b to a " + planBack;
    forth.start();
    back.start();
  }

  /** Makes a line that does the same in both directions. */
  public static VirtualLine open(Plan plan, long seed) throws IOException {
    return open(plan, plan, seed);
  }

  /** Makes a line whose directions, from a to b and back, do different things. */
  public static VirtualLine open(Plan forth, Plan back, long seed) throws IOException {
    Pty a = Pty.open();
    try {
      return new VirtualLine(a, Pty.open(), forth, back, seed);
    } catch (IOException e) {
      a.close();
      throw e;
    }
  }

  /** Makes a line under two paths, as {@link Pty#openAt} does. */
  public static VirtualLine openAt(Path a, Path b, Plan plan, long seed) throws IOException {
    Pty first = Pty.openAt(a);
    try {
      return new VirtualLine(first, Pty.openAt(b), plan, plan, seed);
    } catch (IOException e) {
      first.close();
      throw e;
    }
  }

  /** Returns the path of one end. */
  public String a() {
    return a.path();
  }

  /** Returns the path of the other end. */
  public String b() {
    return b.path();
  }

  /** Returns what happened on the way from a to b. */
  public Tally forth() {
    return forth.tally();
  }

  /** Returns what happened on the way from b to a. */
  public Tally back() {
    return back.tally();
  }

  private void pullOut() {
    try (b) {
      a.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pulls both ends out; whatever is on the wire is gone. */
  @Override
  public void close() {
    pullOut();
    forth.close();
    back.close();
  }

  /** Returns the seed and the plans, for what a test says when it fails. */
  @Override
  public String toString() {
    return description;
  }
}
