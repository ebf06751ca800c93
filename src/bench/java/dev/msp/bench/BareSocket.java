package dev.msp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** The least a JVM can do that talks to someone: opens one socket to the port given and ends. */
final class BareSocket {

  private BareSocket() {}

  public static void main(String[] args) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])).close();
  }
}
