package dev.msp.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * An installed {@code msp}, and the JVM and flags with which its launcher starts {@code send}.
 *
 * @param program the launcher
 * @param java the JVM
 * @param flags what stands before {@code -jar}
 * @param jar what stands behind it
 */
record Installed(Path program, String java, List<String> flags, String jar) {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final String CLASS = BareSocket.class.getName().replace('.', '/') + ".class";

  /** Looks at a real {@code send}, which waits meanwhile for an ACK that does not come. */
  static Installed inspect(Path program) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      silent.setSoTimeout(PATIENCE_MILLIS);
      Process process =
          new ProcessBuilder(send(program, silent.getLocalPort()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (Socket accepted = silent.accept()) {
        ProcessHandle.Info info = process.info();
        List<String> arguments = Arrays.asList(info.arguments().orElseThrow());
        int at = arguments.indexOf("-jar");
        return new Installed(
            program, info.command().orElseThrow(), arguments.subList(0, at), arguments.get(at + 1));
      } finally {
        process.destroy();
      }
    }
  }

  /** Returns the command line that sends one message. */
  List<String> send(int port) {
    return send(program, port);
  }

  private static List<String> send(Path program, int port) {
    return List.of(program.toString(), "send", "tcp://127.0.0.1:" + port, "Hello MSP");
  }

  /**
   * Returns the command line of {@link BareSocket} with the same JVM and flags. The jar stays in
   * front of the class path, because otherwise the JVM would refuse the archive of its classes.
   */
  List<String> bare(int port, Path work) throws IOException {
    Path bareJar = work.resolve("bare.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(bareJar));
        InputStream in = BareSocket.class.getClassLoader().getResourceAsStream(CLASS)) {
      out.putNextEntry(new JarEntry(CLASS));
      Objects.requireNonNull(in).transferTo(out);
    }
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(flags);
    command.addAll(List.of("-cp", jar + ":" + bareJar, BareSocket.class.getName()));
    command.add(String.valueOf(port));
    return command;
  }

  /** Returns the feature version of the JVM, such as 17, from the file beside it. */
  int javaVersion() throws IOException {
    Path release = Path.of(java).toRealPath().resolveSibling("../release").normalize();
    String version =
        Files.readAllLines(release).stream()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .findFirst()
            .orElseThrow();
    return Runtime.Version.parse(version.substring(version.indexOf('"') + 1, version.length() - 1))
        .feature();
  }
}
