package dev.msp.line;

/**
 * What one direction of a {@link VirtualLine} does to the bytes on it. Probabilities are per byte,
 * but for bit errors, which are per bit; they are from 0 to 1.
 *
 * @param baud bits per second, at ten bits for a byte; 0 is as fast as it goes
 * @param bitErrors the probability that a bit arrives as the other
 * @param loss the probability that a byte does not arrive
 * @param insertion the probability that a random byte arrives before a byte
 * @param bursts the probability that a burst of garbage begins at a byte: for about {@link
 *     #BURST_BYTES} bytes every bit is random
 * @param latencyMillis the time from a byte's last bit to its arrival, in milliseconds
 * @param hangUpAfter the line is pulled out once this many bytes were sent; {@link #NEVER} for none
 */
public record Plan(
    int baud,
    double bitErrors,
    double loss,
    double insertion,
    double bursts,
    int latencyMillis,
    long hangUpAfter) {

  /** The mean length of a burst, in bytes. */
  public static final int BURST_BYTES = 20;

  /** No hang-up. */
  public static final long NEVER = Long.MAX_VALUE;

  /** As fast as it goes, and nothing is damaged. */
  public static final Plan CLEAN = new Plan(0, 0, 0, 0, 0, 0, NEVER);

  /** Returns this plan at another rate. */
  public Plan atBaud(int rate) {
    return new Plan(rate, bitErrors, loss, insertion, bursts, latencyMillis, hangUpAfter);
  }

  /** Returns this plan with another probability of bit errors. */
  public Plan withBitErrors(double probability) {
    return new Plan(baud, probability, loss, insertion, bursts, latencyMillis, hangUpAfter);
  }

  /** Returns this plan with another probability of loss. */
  public Plan withLoss(double probability) {
    return new Plan(baud, bitErrors, probability, insertion, bursts, latencyMillis, hangUpAfter);
  }

  /** Returns this plan with another probability of inserted bytes. */
  public Plan withInsertion(double probability) {
    return new Plan(baud, bitErrors, loss, probability, bursts, latencyMillis, hangUpAfter);
  }

  /** Returns this plan with another probability of bursts. */
  public Plan withBursts(double probability) {
    return new Plan(baud, bitErrors, loss, insertion, probability, latencyMillis, hangUpAfter);
  }

  /** Returns this plan with another latency. */
  public Plan withLatency(int millis) {
    return new Plan(baud, bitErrors, loss, insertion, bursts, millis, hangUpAfter);
  }

  /** Returns this plan with a hang-up. */
  public Plan hangingUpAfter(long bytes) {
    return new Plan(baud, bitErrors, loss, insertion, bursts, latencyMillis, bytes);
  }
}
