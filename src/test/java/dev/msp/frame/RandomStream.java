package dev.msp.frame;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Makes streams that hold good frames among everything that could mislead a decoder. */
final class RandomStream {

  private final Random random;
  private final int longest;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private RandomStream(Random random, int longest) {
    this.random = random;
    this.longest = longest;
  }

  /** Returns a stream of about {@code size} bytes whose frames are at most {@code longest} long. */
  static byte[] make(Random random, int size, int longest) {
    RandomStream stream = new RandomStream(random, longest);
    while (stream.out.size() < size) {
      stream.add();
    }
    return stream.out.toByteArray();
  }

  private void add() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> write(frame(), 0);
      case 3 -> write(bytes(random.nextInt(20)), 0);
      case 4 -> forgedHeader(random.nextInt(longest * 2));
      case 5 -> forgedHeader(7 + random.nextInt(40));
      case 6 -> damaged();
      case 7 -> write(frame(), 1 + random.nextInt(10));
      case 8 -> write(syncHeavy(random.nextInt(60)), 0);
      default -> nested();
    }
  }

  private void write(byte[] bytes, int cut) {
    out.write(bytes, 0, Math.max(0, bytes.length - cut));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] syncHeavy(int length) {
    int[] alphabet = {0xAA, 0x55, 0x00, 0x08, 0x55, 0xAA, 0xFF};
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) alphabet[random.nextInt(alphabet.length)];
    }
    return bytes;
  }

  private byte[] frame() {
    int length = random.nextInt(random.nextInt(4) == 0 ? longest - 6 : 12);
    return frame(random.nextBoolean() ? bytes(length) : syncHeavy(length));
  }

  private byte[] frame(byte[] payload) {
    int version = random.nextInt(256);
    int type = random.nextInt(256);
    return FrameEncoder.encode(new Frame(version, type, Bytes.copyOf(payload))).toArray();
  }

  private void forgedHeader(int length) {
    write(new byte[] {(byte) 0xAA, 0x55, (byte) (length >> 8), (byte) length}, 0);
  }

  private void damaged() {
    byte[] frame = frame();
    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    write(frame, 0);
  }

  /** A frame that is damaged and holds a good one. */
  private void nested() {
    byte[] inner = frame(bytes(random.nextInt(10)));
    byte[] payload = Bytes.copyOf(syncHeavy(5)).plus(Bytes.copyOf(inner)).toArray();
    byte[] outer = frame(payload);
    outer[outer.length - 1]++;
    write(outer, random.nextInt(2));
  }
}
