package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.line.PtyPair;
import dev.msp.line.Soak;
import dev.msp.session.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ports of both ends are pulled out and plugged in again while a file goes over them. */
@Tag(Soak.TAG)
@Timeout(300)
class PulledOutTransferTest {

  private static final String SETTINGS = "?baud=921600";
  private static final int PULLS = Soak.figure(2, 20);
  private static final int BETWEEN = 60_000;

  @TempDir private Path directory;

  private Path inbox;
  private byte[] content;
  private Path file;
  private Home host;
  private Home guest;

  @BeforeEach
  void makeFile() throws IOException {
    inbox = Files.createDirectory(directory.resolve("inbox"));
    content = new byte[(PULLS + 1) * 2 * BETWEEN];
    new Random(1).nextBytes(content);
    file = Files.write(directory.resolve("file"), content);
    host = Home.with(directory.resolve("host"));
    guest = Home.with(directory.resolve("guest"));
  }

  private PtyPair pair() throws IOException {
    return PtyPair.openAt(directory.resolve("A"), directory.resolve("B"));
  }

  /** Returns how much of the file has come, 0 while there is none. */
  private long arrived() {
    try (Stream<Path> all = Files.list(inbox)) {
      return all.filter(path -> path.toString().endsWith(".part"))
          .mapToLong(path -> path.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFileGoesOnByItselfEachTimeThePortIsBack() throws Exception {
    PtyPair pair = pair();
    String[] put = {"put", "serial:" + pair.b() + SETTINGS, file.toString(), "--insecure"};
    Cli cli = guest.cli();
    try (Serve serve =
        Serve.start(
            host.cli(),
            "serve",
            "serial:" + pair.a() + SETTINGS,
            "--inbox",
            inbox.toString(),
            "--insecure")) {
      CompletableFuture<Cli.Outcome> outcome =
          CompletableFuture.supplyAsync(() -> cli.with(put), task -> new Thread(task).start());
      for (int pull = 1; pull <= PULLS; pull++) {
        long enough = pull * (long) BETWEEN;
        Eventually.isTrue(() -> arrived() >= enough);
        pair.close();
        int times = pull;
        cli.diagnostics().await(err -> err.split("the port is gone", -1).length > times);
        pair = pair();
      }
      assertThat(outcome.get(120, TimeUnit.SECONDS).exits(0).out()).contains("put file, ");
      assertThat(serve.awaitErr(err -> true).split("the port is gone", -1)).hasSize(PULLS + 1);
    } finally {
      pair.close();
    }
    assertThat(inbox.resolve("file")).hasBinaryContent(content);
  }
}
