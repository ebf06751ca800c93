package dev.msp.bench;

import java.nio.file.Path;

/**
 * {@code sz} and {@code rz} of lrzsz, ZMODEM, as they come: they stream, and adapt their blocks.
 */
final class ZmodemCarrier implements Carrier {

  @Override
  public String name() {
    return "sz";
  }

  @Override
  public ProcessBuilder receiver(SerialLine line, Path inbox) {
    return on(line.far(), "rz", "--binary", "--quiet").directory(inbox.toFile());
  }

  @Override
  public boolean isReady(String printed) {
    return true; // it calls again by itself
  }

  @Override
  public ProcessBuilder sender(SerialLine line, Path file) {
    return on(line.near(), "sz", "--binary", "--quiet", file.toString());
  }

  private static ProcessBuilder on(Path port, String... command) {
    return new ProcessBuilder(command)
        .redirectInput(port.toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(port.toFile()));
  }
}
