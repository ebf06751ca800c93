package dev.msp.line;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;

/** Two serial ports with a cable between them: two {@link Pty}s and two pumps. */
public final class PtyPair implements AutoCloseable {

  private final Pty a;
  private final Pty b;
  private final Pump forth;
  private final Pump back;

  private PtyPair(Pty a, Pty b) {
    this.a = a;
    this.b = b;
    this.forth = Pump.between("pty-pair a to b", a.fromSlave(), b.toSlave());
    this.back = Pump.between("pty-pair b to a", b.fromSlave(), a.toSlave());
    forth.start();
    back.start();
  }

  /** Makes a pair under the names that the system chooses. */
  public static PtyPair open() throws IOException {
    Pty a = Pty.open();
    return joined(a, Pty::open);
  }

  /** Makes a pair under two paths, as {@link Pty#openAt} does. */
  public static PtyPair openAt(Path a, Path b) throws IOException {
    Pty first = Pty.openAt(a);
    return joined(first, () -> Pty.openAt(b));
  }

  private static PtyPair joined(Pty a, Opening other) throws IOException {
    try {
      return new PtyPair(a, other.open());
    } catch (IOException e) {
      a.close();
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

  /** Changes the settings of the other end by their names. */
  public void changeB(Consumer<Attributes> change) throws IOException {
    b.change(change);
  }

  /** Pulls both ends out, and waits for the pumps to end. */
  @Override
  public void close() throws IOException {
    try (b) {
      a.close();
    }
    forth.close();
    back.close();
  }

  /** Opens the second end. */
  private interface Opening {
    Pty open() throws IOException;
  }
}
