package dev.msp.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * The least that carries a file with its SHA-256 over TCP: no frames, no credit, nothing to go on
 * from. {@code receive DIRECTORY} prints {@code port N} and ends with its one sender; {@code send
 * PORT WARMUP COUNTED FILE} puts the file again and again, times in milliseconds, and prints bytes
 * per second.
 */
final class BareFile {

  private static final int CHUNK = 64 << 10;

  private BareFile() {}

  public static void main(String[] args) throws IOException, GeneralSecurityException {
    if (args[0].equals("receive")) {
      receive(Path.of(args[1]).resolve("bare"));
    } else {
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]))) {
        send(socket, Path.of(args[4]), Integer.parseInt(args[2]));
        double rate = send(socket, Path.of(args[4]), Integer.parseInt(args[3]));
        Streams.standardOutput().println(rate);
      }
    }
  }

  private static double send(Socket socket, Path file, int millis)
      throws IOException, GeneralSecurityException {
    long start = System.nanoTime();
    long sent = 0;
    while (System.nanoTime() - start < millis * 1_000_000L) {
      sent += send(socket, file);
    }
    return sent * 1e9 / (System.nanoTime() - start);
  }

  private static long send(Socket socket, Path file) throws IOException, GeneralSecurityException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    long size = Files.size(file);
    out.writeLong(size);
    try (InputStream in = Files.newInputStream(file)) {
      out.write(copy(in, out, size));
    }
    if (socket.getInputStream().read() != 1) {
      throw new IOException("the file arrived damaged");
    }
    return size;
  }

  /** Copies so many bytes, and returns their hash. */
  private static byte[] copy(InputStream in, OutputStream out, long size)
      throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] chunk = new byte[CHUNK];
    for (long left = size; left > 0; ) {
      int length = in.read(chunk, 0, (int) Math.min(CHUNK, left));
      if (length < 0) {
        throw new EOFException();
      }
      digest.update(chunk, 0, length);
      out.write(chunk, 0, length);
      left -= length;
    }
    return digest.digest();
  }

  private static void receive(Path stored) throws IOException, GeneralSecurityException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Streams.standardOutput().println("port " + server.getLocalPort());
      try (Socket socket = server.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (receive(in, stored)) {
          socket.getOutputStream().write(1);
        }
      }
    }
  }

  /** Returns whether there was another file. */
  private static boolean receive(DataInputStream in, Path stored)
      throws IOException, GeneralSecurityException {
    long size;
    try {
      size = in.readLong();
    } catch (EOFException e) {
      return false;
    }
    Files.deleteIfExists(stored);
    byte[] hash;
    try (OutputStream out = Files.newOutputStream(stored)) {
      hash = copy(in, out, size);
    }
    if (!MessageDigest.isEqual(hash, in.readNBytes(hash.length))) {
      throw new IOException("the file arrived damaged");
    }
    return true;
  }
}
