package dev.msp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Our server. Prints {@code port N}; answers each line of its standard input with the bytes of its
 * heap that are in use after a full collection; ends with its standard input.
 */
final class EngineServer {

  private static final int COLLECTIONS = 4;

  private EngineServer() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = Streams.standardOutput();
    out.println("port " + Engine.chosen().listen());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    while (in.readLine() != null) {
      out.println(usedHeap());
    }
    System.exit(0);
  }

  private static long usedHeap() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
