package dev.msp.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.session.Clock;
import dev.msp.session.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A server with an inbox and shared files in real directories, and clients of it. */
final class Rig implements FilePolicy, AutoCloseable {

  final Path local;
  final Path inboxPath;
  final Path sharedPath;
  final List<TransferEvents.Stored> stored = new CopyOnWriteArrayList<>();
  final List<String> skipped = new CopyOnWriteArrayList<>();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final List<TransferException> failed = new CopyOnWriteArrayList<>();
  final List<String> interrupted = new CopyOnWriteArrayList<>();
  final List<Progress> progress = new CopyOnWriteArrayList<>();
  private final List<Served> served = new ArrayList<>();
  private final FileService service = new FileService(this, Clock.system());
  private final List<FileClient> clients = new ArrayList<>();
  final Inbox inbox;
  final SharedFiles shared;
  FileRights rights;
  int opened;

  /** A thread of the server, and the pair that it is at. */
  private record Served(ChannelPair pair, Thread thread) {}

  Rig(Path root) throws IOException {
    this(root, InboxLimits.DEFAULT);
  }

  Rig(Path root, InboxLimits limits) throws IOException {
    local = Files.createDirectories(root.resolve("local"));
    inboxPath = Files.createDirectories(root.resolve("inbox"));
    sharedPath = Files.createDirectories(root.resolve("shared"));
    inbox = Inbox.open(inboxPath, limits);
    shared = SharedFiles.open(sharedPath);
    rights = new FileRights(Optional.of(inbox), Optional.of(shared), false, false);
  }

  @Override
  public FileRights rightsOf(Peer peer) {
    return rights;
  }

  @Override
  public TransferEvents eventsOf(Peer peer) {
    return TransferEvents.NONE;
  }

  /** Returns what listens to the client. */
  private TransferEvents events() {
    return new TransferEvents() {
      @Override
      public void progress(Progress made) {
        progress.add(made);
      }

      @Override
      public void interrupted(String name, String why) {
        interrupted.add(why);
      }

      @Override
      public void stored(Stored file) {
        stored.add(file);
      }

      @Override
      public void skipped(String name) {
        skipped.add(name);
      }

      @Override
      public void failed(String name, TransferException why) {
        refused.add(name + ' ' + why.why());
      }
    };
  }

  /** Returns a batch on sealed channels that are not cut. */
  FileBatch batch(IfThere ifThere, boolean skips) {
    return new FileBatch(client(), events(), ifThere, skips);
  }

  /** Returns a client on sealed channels that are not cut. */
  FileClient client() {
    return client(number -> new ChannelPair(ChannelPair.SEALED, 4096));
  }

  /** Returns a client whose n-th channel, from 0, is an end of what is made for it. */
  FileClient client(IntFunction<ChannelPair> pairs) {
    FileClient client =
        new FileClient(
            () -> {
              ChannelPair pair = pairs.apply(opened++);
              serve(pair);
              return pair.left();
            },
            false,
            Clock.system(),
            events(),
            nanos -> awaitCut());
    clients.add(client);
    return client;
  }

  /** Returns how many channels the clients have opened. */
  int opened() {
    return opened;
  }

  void serve(ChannelPair pair) {
    Thread thread = new Thread(() -> service.answer(pair.right()), "rig");
    synchronized (served) {
      served.add(new Served(pair, thread));
    }
    thread.start();
  }

  /** Waits until the server has seen the end of every link that was cut. */
  private void awaitCut() throws InterruptedException {
    await(all().stream().filter(one -> one.pair().isCut()).toList());
  }

  /** Waits until the server has done all that the clients asked for. */
  void settle() throws InterruptedException {
    clients.forEach(FileClient::close);
    await(all());
  }

  private List<Served> all() {
    synchronized (served) {
      return List.copyOf(served);
    }
  }

  private static void await(List<Served> ending) throws InterruptedException {
    for (Served one : ending) {
      one.thread().join(10_000);
      assertThat(one.thread().isAlive()).isFalse();
    }
  }

  /** Makes a local file with bytes that nobody guesses. */
  Path file(String name, int size) throws IOException {
    return Files.write(local.resolve(name), bytes(size));
  }

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    settle();
    inbox.close();
    shared.close();
  }
}
