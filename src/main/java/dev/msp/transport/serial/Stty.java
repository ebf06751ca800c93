package dev.msp.transport.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program stty(1) of Linux systems. Where it is missing, fails or takes too long, nothing is
 * known, and that is all.
 *
 * <p>It opens the port once more, which raises DTR and RTS: not to be used where one of them is to
 * stay down.
 */
final class Stty implements SettingsTool {

  /** How long it may take, in milliseconds; it takes 2. */
  private static final long PATIENCE_MILLIS = 500;

  @Override
  public Optional<SttyReport> report(String device) {
    return run(device, List.of("-a")).flatMap(SttyReport::parse);
  }

  @Override
  public void set(String device, List<String> flags) {
    run(device, flags);
  }

  private static Optional<String> run(String device, List<String> words) {
    if (!device.startsWith("/") || !System.getProperty("os.name", "").startsWith("Linux")) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of("stty", "-F", device));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    try {
      return output(builder.start());
    } catch (IOException e) {
      return Optional.empty(); // there is no stty here
    }
  }

  private static Optional<String> output(Process stty) throws IOException {
    try {
      stty.getOutputStream().close();
      // It prints less than a pipe holds, so it can end before anything is read.
      boolean ended = stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return ended && stty.exitValue() == 0
          ? Optional.of(
              new String(stty.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      stty.destroyForcibly();
    }
  }
}
