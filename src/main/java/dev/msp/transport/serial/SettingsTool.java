package dev.msp.transport.serial;

import java.util.List;
import java.util.Optional;

/** Asks the system what settings a port has; the native library only repeats what it was told. */
interface SettingsTool {

  /** Returns what the system tells, if it tells anything. */
  Optional<SttyReport> report(String device);

  /** Sets flags by their names in stty(1), those with a dash to off; best effort. */
  void set(String device, List<String> flags);
}
