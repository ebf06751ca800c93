package dev.msp.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How fast a primitive of the JDK is alone on one CPU: {@code seal|open|hash WARMUP COUNTED}, in
 * milliseconds. Prints bytes per second of processor time: what others take of the CPU meanwhile
 * does not make it slower. The cipher works on frames as long as they are on TCP.
 */
final class PrimitiveRate {

  private static final int FRAME = 16 << 10;
  private static final int TAG = 16;
  private static final int NONCE = 12;
  private static final int READ = 512 << 10;

  private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "ChaCha20");

  /** Works on some bytes; returns how many. */
  private interface Work {
    int run() throws GeneralSecurityException;
  }

  private PrimitiveRate() {}

  public static void main(String[] args) throws GeneralSecurityException {
    Work work =
        switch (args[0]) {
          case "seal" -> sealing();
          case "open" -> opening();
          default -> hashing();
        };
    rate(work, Integer.parseInt(args[1]));
    Streams.standardOutput().println(rate(work, Integer.parseInt(args[2])));
  }

  private static double rate(Work work, int millis) throws GeneralSecurityException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long until = System.nanoTime() + millis * 1_000_000L;
    long done = 0;
    while (System.nanoTime() < until) {
      done += work.run();
    }
    return done * 1e9 / (threads.getCurrentThreadCpuTime() - start);
  }

  private static Work hashing() throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] chunk = new byte[READ];
    return () -> {
      digest.update(chunk);
      return chunk.length;
    };
  }

  private static Work sealing() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    byte[] frame = new byte[FRAME + TAG];
    long[] counter = {0};
    return () -> {
      cipher.init(Cipher.ENCRYPT_MODE, KEY, nonce(++counter[0]));
      cipher.doFinal(frame, 0, FRAME, frame, 0);
      return FRAME;
    };
  }

  /** The JDK does not take one nonce twice in a row: two frames take turns. */
  private static Work opening() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    byte[][] sealed = new byte[2][];
    for (int i = 0; i < sealed.length; i++) {
      cipher.init(Cipher.ENCRYPT_MODE, KEY, nonce(i));
      sealed[i] = cipher.doFinal(new byte[FRAME]);
    }
    byte[] plain = new byte[FRAME];
    int[] next = {1};
    return () -> {
      next[0] ^= 1;
      cipher.init(Cipher.DECRYPT_MODE, KEY, nonce(next[0]));
      cipher.doFinal(sealed[next[0]], 0, FRAME + TAG, plain, 0);
      return FRAME;
    };
  }

  private static IvParameterSpec nonce(long counter) {
    return new IvParameterSpec(ByteBuffer.allocate(NONCE).putLong(counter).array());
  }
}
