package dev.msp.bench;

import java.nio.file.Path;

/**
 * C-Kermit with what was found best for it on such lines: windows of 30, a check of 16 bits,
 * control characters as they are where that is safe, and short packets where there is noise.
 * Streaming is off, because it trusts the line.
 */
final class KermitCarrier implements Carrier {

  private static final String BEST =
      "set carrier-watch off, set flow none, set speed %d, set file type binary, "
          + "set file display none, set streaming off, set block 3, set retry 200, "
          + "set clear-channel on, set prefixing minimal, set window 30, "
          + "set receive packet-length %d, set send packet-length %2$d";

  private final int packet;

  private KermitCarrier(int packet) {
    this.packet = packet;
  }

  /** Makes one with the better packet length of two: 4000 on a good line, 500 on a noisy one. */
  static KermitCarrier on(LineSetting setting) {
    return new KermitCarrier(setting.isNoisy() ? 500 : 4000);
  }

  @Override
  public String name() {
    return "kermit";
  }

  @Override
  public ProcessBuilder receiver(SerialLine line, Path inbox) {
    return kermit(line.far(), line.baud(), "receive").directory(inbox.toFile());
  }

  @Override
  public boolean isReady(String printed) {
    return true; // the sender calls until it is
  }

  @Override
  public ProcessBuilder sender(SerialLine line, Path file) {
    return kermit(line.near(), line.baud(), "send " + file.getFileName())
        .directory(file.toAbsolutePath().getParent().toFile());
  }

  private ProcessBuilder kermit(Path port, int baud, String action) {
    String settings = BEST.formatted(baud, packet);
    return new ProcessBuilder(
        "kermit",
        "-Y",
        "-H",
        "-C",
        "set line " + port + ", " + settings + ", " + action + ", exit");
  }
}
