package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code msp put} to {@code msp serve}, clear or sealed; each end has a configuration of its own.
 */
final class PutCarrier implements Carrier {

  private static final Pattern KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]+");

  private final Path msp;
  private final Path home;
  private final List<String> link;
  private final List<String> known;

  private PutCarrier(Path msp, Path home, List<String> link, List<String> known) {
    this.msp = msp;
    this.home = home;
    this.link = link;
    this.known = known;
  }

  static PutCarrier clear(Path msp, Path home) {
    return new PutCarrier(msp, home, List.of("--insecure"), List.of());
  }

  /** Makes one with a passphrase and the key of the far end, which {@code keygen} makes. */
  static PutCarrier sealed(Path msp, Path home) throws IOException, InterruptedException {
    Path passphrase = home.resolve("passphrase");
    Files.createDirectories(home);
    Files.writeString(passphrase, "only for this benchmark\n");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
    PutCarrier far =
        new PutCarrier(msp, home, List.of("--passphrase-file", passphrase.toString()), List.of());
    Process keygen = far.command("far", List.of("keygen")).redirectErrorStream(true).start();
    String printed = new String(keygen.getInputStream().readAllBytes());
    keygen.waitFor();
    Matcher key = KEY.matcher(printed);
    if (!key.find()) {
      throw new IllegalStateException("msp keygen shows no key: " + printed);
    }
    return new PutCarrier(msp, home, far.link, List.of("--peer-key", key.group()));
  }

  @Override
  public String name() {
    return known.isEmpty() ? Goodput.CLEAR : Goodput.SEALED;
  }

  @Override
  public ProcessBuilder receiver(SerialLine line, Path inbox) {
    List<String> words = new ArrayList<>(List.of("serve", "serial:" + line.far()));
    words.addAll(List.of("--baud", String.valueOf(line.baud()), "--inbox", inbox.toString()));
    words.addAll(link);
    return command("far", words);
  }

  @Override
  public boolean isReady(String printed) {
    return printed.contains("msp: serving");
  }

  @Override
  public ProcessBuilder sender(SerialLine line, Path file) {
    List<String> words = new ArrayList<>(List.of("put", "serial:" + line.near()));
    words.addAll(List.of("--baud", String.valueOf(line.baud()), "--quiet", file.toString()));
    words.addAll(link);
    words.addAll(known);
    return command("near", words);
  }

  private ProcessBuilder command(String end, List<String> words) {
    List<String> command = new ArrayList<>(List.of(msp.toString()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CONFIG_HOME", home.resolve(end).toString());
    return builder;
  }
}
