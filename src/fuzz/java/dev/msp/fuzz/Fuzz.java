package dev.msp.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the fuzz targets, one after the other, each in a JVM of its own: {@code mvn -q -Pfuzz
 * verify}. Options, as system properties:
 *
 * <ul>
 *   <li>{@code fuzz.seconds}: how long each target runs, 60 where it is missing;
 *   <li>{@code fuzz.target}: the one target to run: frame, endpoint, config, language, hex, link,
 *       files, commands, handshake or peers.
 * </ul>
 *
 * <p>What was found lies in {@code target/fuzz/TARGET}: an input that fails as {@code crash-*}, and
 * in {@code corpus} all inputs that led to new places, with which the next run begins.
 */
public final class Fuzz {

  /** 32 zero bytes. */
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final List<Target> TARGETS =
      List.of(
          new Target(
              "frame",
              "dev.msp.frame.FrameTarget",
              List.of("\u00ff\u0003\u00aaU\u0000\b\u0001\u0010AA\u00aaU\u0000\u0009\u0001")),
          new Target(
              "endpoint",
              "dev.msp.transport.EndpointTarget",
              List.of(
                  "tcp://127.0.0.1:9009",
                  "tcp-listen://[::1]:0?idle-timeout=1h&name=a%20b",
                  "serial:/dev/ttyUSB0?baud=57600&format=8E1&flow=rtscts",
                  "serial:?vid=0403&pid=6001",
                  "[fe80::1%25eth0]:9",
                  "COM3",
                  "loop:")),
          new Target(
              "config",
              "dev.msp.config.ConfigTarget",
              List.of(
                  "[defaults]\nbaud = 9600 # x\n",
                  "[profile p]\nendpoint = \"tcp://a:1\"\nname = \"\\u{1F600}\\x41\"\n")),
          new Target("language", "dev.msp.script.LanguageTarget", List.of()),
          new Target("hex", "dev.msp.cli.HexTarget", List.of("AA 55 00", "aa5", "no hex")),
          new Target(
              "link",
              "dev.msp.link.reliable.LinkTarget",
              List.of(
                  "\0MSP3 n=101112131415161718191a1b1c1d1e1f mtu=1024 sec=2 crc=9b0ac822",
                  "\1\u00aaU\0\42\0032\0\0\0\1\u0082",
                  "\2\6\3\0\0\0\0\0\15\1\0\0\0\31\1\0\5Hello",
                  "\3\0\0\3\3\5\3\0\0\6\6\4\0\0\1\0\1\0\2Hi\0\0\2\1\0")),
          new Target(
              "files",
              "dev.msp.transfer.RecordTarget",
              List.of("\1\1\1\2\3\4\5\6\7\10\0\0\0\1\0\0\0\0a.b", "\2\0", "\6a/b")),
          new Target(
              "commands",
              "dev.msp.remote.RemoteTarget",
              List.of("\1\3\0\1a\0\0\0\0", "\2\1a", "\3\1\0\0\0\0no")),
          new Target(
              "handshake",
              "dev.msp.crypto.HandshakeTarget",
              List.of(
                  "\0".repeat(34),
                  "\1" + "a".repeat(96),
                  "\2\0\1\0\0\3\1" + "s".repeat(16),
                  "\3msp-identity-1\npublic " + KEY + "\nprivate " + KEY + "\n")),
          new Target(
              "peers",
              "dev.msp.config.PeersTarget",
              List.of(
                  "bench:9009 " + KEY + " 2026-11-22T18:30:00Z\n",
                  KEY + " message exec=status \"file:in=/srv/in,out=/srv/out\"\n")));

  /** One parser, and inputs that lead into it; each character is one byte. */
  private record Target(String name, String main, List<String> seeds) {}

  private Fuzz() {}

  /** Runs all targets, or one; ends with 1 if one of them fails. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String only = System.getProperty("fuzz.target", "");
    int run = 0;
    int failed = 0;
    for (Target target : TARGETS) {
      if (only.isEmpty() || target.name().equals(only)) {
        run++;
        failed += run(target) == 0 ? 0 : 1;
      }
    }
    if (run == 0) {
      throw new IllegalArgumentException("there is no target " + only);
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  private static int run(Target target) throws IOException, InterruptedException {
    Path directory = Path.of("target", "fuzz", target.name());
    Path corpus = Files.createDirectories(directory.resolve("corpus"));
    for (int i = 0; i < target.seeds().size(); i++) {
      byte[] seed = target.seeds().get(i).getBytes(StandardCharsets.ISO_8859_1);
      Files.write(corpus.resolve("seed-" + i), seed);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.main());
    command.add("--instrumentation_includes=dev.msp.**");
    command.add("--reproducer_path=" + directory);
    command.add("-artifact_prefix=" + directory + "/");
    command.add("-max_total_time=" + System.getProperty("fuzz.seconds", "60"));
    command.add("-max_len=4096");
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    if (target.name().equals("language")) {
      command.add(Path.of("scripts", "examples").toString());
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
