package dev.msp.line;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The file descriptors that this JVM has open. */
public final class Descriptors {

  /** How many the JVM itself may open meanwhile, to load a class for example. */
  public static final int NOISE = 5;

  private static final UnixOperatingSystemMXBean SYSTEM =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Descriptors() {}

  /** Returns how many are open now. */
  public static long open() {
    return SYSTEM.getOpenFileDescriptorCount();
  }
}
