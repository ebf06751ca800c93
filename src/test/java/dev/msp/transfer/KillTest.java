package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.session.ChannelException;
import dev.msp.session.Clock;
import dev.msp.session.Peer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process at one end, killed in the middle of a transfer as kill -9 does. {@code -Dkills=N}
 * sets how often.
 */
@Timeout(300)
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final int SIZE = 3_000_000;
  private static final long MIB = 1 << 20;

  @TempDir Path root;

  /** The process that is killed: {@code serve INBOX} or {@code put FILE}, over its pipes. */
  static final class Child {

    private Child() {}

    /** Runs until the work is done, or the process is killed. */
    public static void main(String[] args) throws Exception {
      StreamChannel channel =
          new StreamChannel(System.in, new FileOutputStream(FileDescriptor.out), () -> {});
      if (args[0].equals("serve")) {
        try (Inbox inbox = Inbox.open(Path.of(args[1]), InboxLimits.DEFAULT)) {
          service(inbox).answer(channel);
        }
      } else {
        FileClient client =
            new FileClient(() -> channel, false, Clock.system(), TransferEvents.NONE);
        client.put(LocalFile.of(Path.of(args[1])), IfThere.REFUSE);
      }
    }
  }

  private static FileService service(Inbox inbox) {
    return new FileService(
        new FilePolicy() {
          @Override
          public FileRights rightsOf(Peer peer) {
            return new FileRights(Optional.of(inbox), Optional.empty(), false, false);
          }

          @Override
          public TransferEvents eventsOf(Peer peer) {
            return TransferEvents.NONE;
          }
        },
        Clock.system());
  }

  private static Process child(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")));
    command.add(Child.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** A channel to a process that is killed after some blocks. */
  private static StreamChannel killedAfter(Process process, int blocks) {
    int[] left = {blocks};
    return new StreamChannel(
        process.getInputStream(),
        process.getOutputStream(),
        () -> {
          if (left[0]-- == 0) {
            process.destroyForcibly();
          }
        });
  }

  @Test
  void aReceiverThatIsKilledCostsLessThanAMebibyteAndNoFile() throws Exception {
    Random random = new Random(1);
    Path file = Files.write(root.resolve("f"), Rig.bytes(SIZE));
    for (int round = 0; round < KILLS; round++) {
      Path inbox = Files.createDirectory(root.resolve("inbox" + round));
      int kill = random.nextInt(190);
      List<Process> children = new ArrayList<>();
      ChannelSource source =
          () -> {
            try {
              Process process = child("serve", inbox.toString());
              children.add(process);
              return killedAfter(process, children.size() == 1 ? kill : Integer.MAX_VALUE);
            } catch (IOException e) {
              throw new ChannelException(ChannelException.Cause.CLOSED, "no child: " + e);
            }
          };
      List<TransferEvents.Stored> stored = new ArrayList<>();
      TransferEvents events =
          new TransferEvents() {
            @Override
            public void progress(Progress progress) {}

            @Override
            public void stored(Stored what) {
              stored.add(what);
            }
          };
      try (FileClient client = new FileClient(source, false, Clock.system(), events, nanos -> {})) {
        client.put(LocalFile.of(file), IfThere.REFUSE);
      }
      end(children);

      assertThat(inbox.resolve("f")).as("killed at %d", kill).hasSameBinaryContentAs(file);
      assertThat(stored.get(0).moved()).as("killed at %d", kill).isBetween(0L, SIZE + MIB);
    }
  }

  @Test
  void aSenderThatIsKilledCostsLessThanAMebibyteAndNoFile() throws Exception {
    Random random = new Random(2);
    Path file = Files.write(root.resolve("f"), Rig.bytes(SIZE));
    for (int round = 0; round < KILLS; round++) {
      Path inbox = Files.createDirectory(root.resolve("inbox" + round));
      int kill = random.nextInt(180);
      long[] came = {0};
      try (Inbox open = Inbox.open(inbox, InboxLimits.DEFAULT)) {
        for (int left : new int[] {kill, Integer.MAX_VALUE}) {
          Process process = child("put", file.toString());
          service(open).answer(killedAfter(process, left));
          end(List.of(process));
          if (left == kill) {
            assertThat(inbox.resolve("f")).doesNotExist();
            came[0] = partSize(inbox);
          }
        }
      }
      assertThat(inbox.resolve("f")).as("killed at %d", kill).hasSameBinaryContentAs(file);
      // All but a handful of records that were read had reached the part.
      assertThat(came[0]).isGreaterThan((kill - 8) * 16_383L);
    }
  }

  private static long partSize(Path inbox) throws IOException {
    for (String name : Rig.names(inbox)) {
      if (name.endsWith(".part")) {
        return Files.size(inbox.resolve(name));
      }
    }
    return 0;
  }

  private static void end(List<Process> children) throws InterruptedException {
    for (Process process : children) {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
