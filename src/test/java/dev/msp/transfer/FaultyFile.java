package dev.msp.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file on a {@link FaultyDisk}. */
final class FaultyFile extends FileChannel {

  private final FileChannel real;
  private final FaultyDisk.Faults faults;

  FaultyFile(FileChannel real, FaultyDisk.Faults faults) {
    this.real = real;
    this.faults = faults;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    faults.change();
    return real.write(bytes);
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
    faults.change();
    return real.write(bytes, offset, length);
  }

  /** A disk that becomes full takes a part of what is written last. */
  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    try {
      faults.change();
    } catch (IOException e) {
      real.write(bytes.slice(bytes.position(), bytes.remaining() / 2), position);
      throw e;
    }
    return real.write(bytes, position);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    faults.change();
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    faults.change();
    real.force(metaData);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return real.read(into);
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int length) throws IOException {
    return real.read(into, offset, length);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    return real.read(into, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
    return real.transferTo(position, count, to);
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
    faults.change();
    return real.transferFrom(from, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
