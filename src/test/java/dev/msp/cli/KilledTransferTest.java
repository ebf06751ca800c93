package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fazecast.jSerialComm.SerialPort;
import dev.msp.line.FrameProxy;
import dev.msp.line.PtyPair;
import dev.msp.line.Soak;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program at both ends of a sealed link, and one of them killed in the middle of a file, as
 * kill -9 does. Source: RELIABILITY row 37.
 */
@Tag(Soak.TAG)
@Timeout(3600)
class KilledTransferTest {

  private static final int ROUNDS = Soak.figure(1, Integer.getInteger("kills", 50));
  private static final int ROUNDS_ON_A_LINE = Soak.figure(1, 10);
  private static final int SIZE = 8 << 20;
  private static final int SIZE_ON_A_LINE = Soak.figure(50_000, 400_000);
  private static final long MIB = 1 << 20;
  private static final long PATIENCE = 60_000_000_000L;
  private static final long POLL = 100_000;

  /** Which way the file goes, and who is killed. */
  enum Kill {
    PUT(true, true),
    SERVE_THAT_TAKES(true, false),
    GET(false, true),
    SERVE_THAT_GIVES(false, false);

    private final boolean puts;
    private final boolean caller;

    Kill(boolean puts, boolean caller) {
      this.puts = puts;
      this.caller = caller;
    }
  }

  @TempDir private Path root;

  private Path host;
  private Path guest;
  private final AtomicLong forth = new AtomicLong();
  private final AtomicLong back = new AtomicLong();
  private String serves = "tcp-listen://127.0.0.1:0";
  private String calls = "";

  @BeforeEach
  void makeHomes() throws Exception {
    host = Files.createDirectories(root.resolve("host"));
    guest = Files.createDirectories(root.resolve("guest"));
    String key = new ObjectMapper().readTree(cli(guest, "keygen", "--json")).get("key").asText();
    String grant = "file:in=" + root.resolve("there") + ",out=" + root.resolve("there");
    Files.createDirectories(root.resolve("there"));
    Files.createDirectories(root.resolve("here"));
    cli(host, "peers", "allow", key, "--grant", grant);
  }

  private static String cli(Path home, String... args) throws Exception {
    return new Cli().env("HOME", home.toString()).with(args).exits(0).out();
  }

  private ChildJvm start(Path home, String... args) throws IOException {
    Map<String, String> environment =
        Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home.resolve(".config").toString());
    String classPath = ChildJvm.classPath() + ":" + ChildJvm.source(SerialPort.class);
    return ChildJvm.start(ChildJvm.java(classPath, "-Xshare:auto"), environment, args);
  }

  private ChildJvm serve() throws IOException {
    return start(host, "serve", serves, "--inbox", path("there"), "--outbox", path("there"));
  }

  private String path(String name) {
    return root.resolve(name).toString();
  }

  private ChildJvm call(boolean puts) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(puts ? "put" : "get", calls, "--json", "--accept-new"));
    words.addAll(puts ? List.of(path("here") + "/f") : List.of("f", "--into", path("here")));
    return start(guest, words.toArray(String[]::new));
  }

  /** Each takes seconds: in every build only some. */
  static Stream<Kill> onTcp() {
    return Stream.of(Kill.values()).limit(Soak.figure(2, 4));
  }

  static Stream<Kill> onALine() {
    return Stream.of(Kill.values()).limit(Soak.figure(1, 4));
  }

  @ParameterizedTest
  @MethodSource("onTcp")
  void aKillOverTcpCostsAMebibyteAtMostAndNoFile(Kill kill) throws Exception {
    FrameProxy.Attacker counter =
        (way, frame) -> {
          (way.isForth() ? forth : back).addAndGet(frame.length);
          way.pass(frame);
        };
    Random random = new Random(kill.ordinal());
    try (FrameProxy proxy = new FrameProxy(1, counter)) {
      calls = "127.0.0.1:" + proxy.port();
      for (int round = 0; round < ROUNDS; round++) {
        forth.set(0);
        back.set(0);
        round(kill, SIZE, random.nextInt(SIZE), server -> proxy.target(port(server)));
        long sent = (kill.puts ? forth : back).get();
        // One per cent and a little for headers, acknowledgements and greetings.
        assertThat(sent).as("bytes on the wire").isBetween((long) SIZE, SIZE + MIB + SIZE / 50);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("onALine")
  void aKillOverASerialLineGoesOnWhereItWas(Kill kill) throws Exception {
    Random random = new Random(kill.ordinal());
    for (int round = 0; round < ROUNDS_ON_A_LINE; round++) {
      try (PtyPair line = PtyPair.open()) {
        serves = "serial:" + line.b() + "?baud=4000000";
        calls = "serial:" + line.a() + "?baud=4000000";
        int at = random.nextInt(SIZE_ON_A_LINE);
        round(kill, SIZE_ON_A_LINE, at, server -> server.awaitErr("Ctrl-C ends"));
      }
    }
  }

  /** Waits until a server answers. */
  private interface Ready {
    void await(ChildJvm server) throws IOException;
  }

  private static int port(ChildJvm server) throws IOException {
    String line = server.awaitErr("listening on ");
    return Integer.parseInt(line.replaceAll(".*:(\\d+);.*", "$1"));
  }

  private void round(Kill kill, int size, int at, Ready ready) throws Exception {
    byte[] content = new byte[size];
    new Random(at).nextBytes(content);
    Path from = root.resolve(kill.puts ? "here" : "there").resolve("f");
    Path to = root.resolve(kill.puts ? "there" : "here").resolve("f");
    Files.write(from, content);
    ChildJvm server = serve();
    ready.await(server);
    ChildJvm caller = call(kill.puts);
    awaitPart(to, at, caller);
    ChildJvm killed = kill.caller ? caller : server;
    killed.close();
    killed.exitCode();
    if (Files.exists(to)) {
      assertThat(to).as("the whole, or nothing").hasBinaryContent(content);
    }
    if (kill.caller) {
      caller = call(kill.puts);
    } else {
      server = serve();
      ready.await(server);
    }
    finish(caller, server, to, content);
    Files.delete(from);
    Files.delete(to);
  }

  private static void awaitPart(Path to, int at, ChildJvm caller) throws Exception {
    long until = System.nanoTime() + PATIENCE;
    while (!Files.exists(to) && partOf(to) < at) {
      if (System.nanoTime() > until) {
        long part = partOf(to);
        caller.signal("TERM");
        throw new AssertionError(part + " bytes came, not " + at + ": " + caller.restOfErr());
      }
      LockSupport.parkNanos(POLL);
    }
  }

  private static void finish(ChildJvm caller, ChildJvm server, Path to, byte[] content)
      throws Exception {
    try (caller;
        server) {
      String told = caller.restOfErr();
      assertThat(caller.exitCode()).as(told).isZero();
      assertThat(Arrays.equals(Files.readAllBytes(to), content)).as("identical").isTrue();
    }
    assertThat(partOf(to)).as("no part is left").isEqualTo(-1);
  }

  /** Returns how long the part of a file is, -1 if there is none. */
  private static long partOf(Path file) {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(file.getParent(), ".f.*.part")) {
      for (Path part : parts) {
        return Files.size(part);
      }
    } catch (IOException e) {
      return -1; // it has just got its name
    }
    return -1;
  }
}
