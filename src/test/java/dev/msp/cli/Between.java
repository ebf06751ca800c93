package dev.msp.cli;

import dev.msp.frame.Bytes;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/**
 * Somebody between two ends of a TCP connection, who sees each frame, and may change it, answer in
 * the other's place, or lead the caller to somebody else.
 */
final class Between implements AutoCloseable {

  private static final int HEADER = 6;
  private static final int CRC_DIGITS = 8;

  private final ServerSocket server;
  private final List<Bytes> seen = Collections.synchronizedList(new ArrayList<>());
  private volatile int target;
  private volatile UnaryOperator<Bytes> toServer = UnaryOperator.identity();
  private volatile UnaryOperator<Bytes> toClient = UnaryOperator.identity();
  private volatile Bytes forged = Bytes.EMPTY;

  /** Stands before a server. */
  Between(Serve serve) throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    leadTo(serve);
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "between");
    thread.setDaemon(true);
    thread.start();
  }

  void leadTo(Serve serve) {
    target = serve.ports().get(0);
  }

  /** Changes what the client sends; no bytes are a frame that is dropped. */
  void toServer(UnaryOperator<Bytes> edit) {
    toServer = edit;
  }

  /** Changes what the server sends. */
  void toClient(UnaryOperator<Bytes> edit) {
    toClient = edit;
  }

  /** Answers the client's first frame at once. */
  void forge(Bytes answer) {
    forged = answer;
  }

  String endpoint() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  /** Returns whether any frame, in either direction, held a text as it is. */
  boolean hasSeen(String text) {
    String wanted = Bytes.utf8(text).toHex();
    return List.copyOf(seen).stream().anyMatch(frame -> frame.toHex().contains(wanted));
  }

  /** Returns how many frames it has seen. */
  int frames() {
    return seen.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> pass(client, peer, true));
        start(() -> pass(peer, client, false));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pass(Socket from, Socket to, boolean out) {
    try (from;
        to) {
      DataInputStream in = new DataInputStream(from.getInputStream());
      for (boolean first = true; true; first = false) {
        Bytes frame = read(in);
        seen.add(frame);
        if (out && first && forged.length() > 0) {
          from.getOutputStream().write(forged.toArray());
        }
        to.getOutputStream().write((out ? toServer : toClient).apply(frame).toArray());
      }
    } catch (IOException e) {
      // one of them is gone, and now the other
    }
  }

  private static Bytes read(DataInputStream in) throws IOException {
    byte[] start = new byte[4];
    in.readFully(start);
    byte[] rest = new byte[((start[2] & 0xFF) << 8 | start[3] & 0xFF) - start.length];
    in.readFully(rest);
    return Bytes.copyOf(start).plus(Bytes.copyOf(rest));
  }

  /** Returns a HELLO in which words were replaced, with the crc and the sum that fit. */
  static Bytes edited(Bytes hello, String old, String other) {
    if (hello.at(5) != FrameType.HELLO) {
      return hello;
    }
    byte[] all = hello.toArray();
    String text = new String(all, HEADER, all.length - HEADER - 1, StandardCharsets.US_ASCII);
    String changed = text.replaceFirst(old, other);
    int crcAt = changed.length() - CRC_DIGITS - " crc=".length();
    CRC32C crc = new CRC32C();
    crc.update(changed.substring(0, crcAt).getBytes(StandardCharsets.US_ASCII));
    String whole = changed.substring(0, crcAt) + String.format(" crc=%08x", crc.getValue());
    return Bytes.copyOf(FrameEncoder.frame(3, FrameType.HELLO, Bytes.utf8(whole)));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
