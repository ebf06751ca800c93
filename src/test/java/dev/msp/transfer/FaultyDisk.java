package dev.msp.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A real directory on a disk that fails when something is changed on it for the n-th time. */
final class FaultyDisk extends Directory {

  private final Directory real;
  private final Faults faults;

  /** When it fails, and how often it was asked to change something. */
  static final class Faults {
    private final AtomicInteger changes = new AtomicInteger();
    private volatile int failing = -1;
    private volatile boolean lasting;

    /**
     * Has a change fail.
     *
     * @param number 1 for the next one
     * @param lasting whether all behind it fail, too
     */
    void fail(int number, boolean lasting) {
      changes.set(0);
      failing = number;
      this.lasting = lasting;
    }

    /** Has none fail; returns whether one has. */
    boolean stop() {
      boolean failed = changes.get() >= failing;
      failing = Integer.MAX_VALUE;
      lasting = false;
      return failed;
    }

    void change() throws IOException {
      int now = changes.incrementAndGet();
      if (now == failing || lasting && now > failing) {
        throw new IOException("No space left on device");
      }
    }
  }

  FaultyDisk(Path path, Faults faults) throws IOException {
    this(Directory.open(path), faults);
  }

  private FaultyDisk(Directory real, Faults faults) {
    super(real.path());
    this.real = real;
    this.faults = faults;
  }

  @Override
  FileChannel channel(Path name, Set<OpenOption> how) throws IOException {
    if (how.contains(StandardOpenOption.CREATE_NEW)) {
      faults.change();
    }
    return new FaultyFile(real.channel(name, how), faults);
  }

  @Override
  BasicFileAttributes attributes(Path name) throws IOException {
    return real.attributes(name);
  }

  @Override
  void move(Path from, Directory to, Path target) throws IOException {
    faults.change();
    real.move(from, ((FaultyDisk) to).real, target);
  }

  @Override
  Directory below(Path name) throws IOException {
    return new FaultyDisk(real.below(name), faults);
  }

  @Override
  void delete(String name) throws IOException {
    faults.change();
    real.delete(name);
  }

  @Override
  List<String> names() throws IOException {
    return real.names();
  }

  @Override
  public void close() {
    real.close();
  }
}
