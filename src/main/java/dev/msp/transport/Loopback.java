package dev.msp.transport;

/**
 * Two transports joined inside this program: what is written to one is read from the other. Each
 * way holds 64 KiB before a writer waits.
 *
 * @param near one end
 * @param far the other end
 */
public record Loopback(Transport near, Transport far) {

  /** Makes a fresh pair. */
  public static Loopback pair() {
    return pair("loop:");
  }

  /** Makes a fresh pair whose ends call themselves by a name. */
  static Loopback pair(String name) {
    LoopPipe there = new LoopPipe();
    LoopPipe back = new LoopPipe();
    return new Loopback(
        new End(back, there, name + " to its peer"), new End(there, back, "the peer of " + name));
  }

  private static final class End implements Transport {

    private final LoopPipe in;
    private final LoopPipe out;
    private final String name;
    private final Object writing = new Object();

    End(LoopPipe in, LoopPipe out, String name) {
      this.in = in;
      this.out = out;
      this.name = name;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      try {
        return in.read(buffer, offset, length);
      } catch (InterruptedException e) {
        interrupted();
        return -1;
      }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws TransportException {
      try {
        // The pipe lets go of its lock while it waits for room; this one keeps writers apart.
        synchronized (writing) {
          if (!out.write(buffer, offset, length)) {
            throw new TransportException(name + ": the loopback is closed, open it again");
          }
        }
      } catch (InterruptedException e) {
        interrupted();
        throw new TransportException(name + ": writing was interrupted", e);
      }
    }

    /** An interrupted wait cannot go on, and what it waited for would be lost: closes. */
    private void interrupted() {
      close();
      Thread.currentThread().interrupt();
    }

    @Override
    public void shutdownOutput() {
      out.end();
    }

    @Override
    public void close() {
      in.closeReader();
      out.end();
    }

    @Override
    public String describe() {
      return name;
    }
  }
}
