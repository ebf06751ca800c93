package dev.msp.transport.tcp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Writes addresses as people know them, without asking any name server. */
final class AddressText {

  private static final int GROUPS = 8;

  private AddressText() {}

  /** Returns {@code 127.0.0.1:9009}, {@code [::1]:9009}, or {@code *:9009} for all addresses. */
  static String of(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet)) {
      return String.valueOf(address);
    }
    InetAddress host = inet.getAddress();
    String text = host.isAnyLocalAddress() ? "*" : host.getHostAddress();
    if (host instanceof Inet6Address && !host.isAnyLocalAddress()) {
      int zone = text.indexOf('%');
      text = '[' + compressed(host.getAddress()) + (zone < 0 ? "" : text.substring(zone)) + ']';
    }
    return text + ':' + inet.getPort();
  }

  /** Writes an IPv6 address with its longest run of zeros as two colons (RFC 5952, section 4.2). */
  private static String compressed(byte[] address) {
    int gap = -1;
    int gapLength = 1; // one group alone is not compressed
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zeros(address, i);
      if (zeros > gapLength) {
        gap = i;
        gapLength = zeros;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gap) {
        text.append("::");
        i += gapLength - 1;
      } else {
        boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(group(address, i)));
      }
    }
    return text.toString();
  }

  private static int zeros(byte[] address, int from) {
    int end = from;
    while (end < GROUPS && group(address, end) == 0) {
      end++;
    }
    return end - from;
  }

  private static int group(byte[] address, int index) {
    return (address[2 * index] & 0xFF) << 8 | address[2 * index + 1] & 0xFF;
  }
}
