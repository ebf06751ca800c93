package dev.msp.link.reliable;

import dev.msp.frame.Bytes;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A cipher that hides nothing from anybody and finds what is damaged: a keyed checksum. As the real
 * one it insists on room for the text and on not having been wiped.
 */
final class ToySeal implements FrameSeal {

  private final byte[] key;
  private boolean wiped;

  ToySeal(Bytes key) {
    this.key = key.toArray();
  }

  @Override
  public void seal(long counter, byte[] array, int adOffset, int adLength, int offset, int length) {
    mask(counter, array, offset, length, array, offset);
    Arrays.fill(array, offset + length, offset + length + TAG, (byte) 0);
    LinkFrame.putInt(array, offset + length, sum(counter, array, adOffset, adLength + length));
  }

  @Override
  public boolean open(
      long counter, byte[] array, int adOffset, int adLength, int offset, int length, byte[] out) {
    int text = length - TAG;
    if (text > out.length) {
      throw new IndexOutOfBoundsException("no room for " + text + " bytes");
    }
    boolean good =
        LinkFrame.getInt(array, offset + text) == sum(counter, array, adOffset, adLength + text);
    for (int at = offset + text + 4; at < offset + length; at++) {
      good &= array[at] == 0;
    }
    mask(counter, array, offset, text, out, 0);
    return good;
  }

  private void mask(long counter, byte[] from, int at, int length, byte[] to, int start) {
    if (wiped) {
      throw new IllegalStateException("the key was wiped");
    }
    for (int i = 0; i < length; i++) {
      to[start + i] = (byte) (from[at + i] ^ key[(int) ((i + counter) & 31)]);
    }
  }

  private int sum(long counter, byte[] array, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(key);
    crc.update((int) counter);
    crc.update((int) (counter >>> 8));
    crc.update((int) (counter >>> 32));
    crc.update(array, offset, length);
    return (int) crc.getValue();
  }

  @Override
  public void wipe() {
    wiped = true;
  }
}
