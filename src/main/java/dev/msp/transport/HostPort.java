package dev.msp.transport;

/**
 * Reads {@code host:port}, {@code host}, {@code [::1]:port} or {@code :port} out of an endpoint.
 *
 * @param host without brackets; empty: all addresses of this machine, for listening only
 * @param port 0 to 65535
 */
record HostPort(String host, int port) {

  private static final int MAX_PORT = 65535;

  /** Longest host name (RFC 1035, section 2.3.4). */
  private static final int MAX_NAME = 253;

  /** Reads the characters {@code from} to {@code to} (not included) of a text. */
  static HostPort parse(String text, int from, int to, boolean listening) throws EndpointException {
    int slash = text.indexOf('/', from);
    if (slash >= 0 && slash < to) {
      throw wrong(text, slash, "path " + text.substring(slash, to), "has no meaning on TCP");
    }
    boolean bracket = from < to && text.charAt(from) == '[';
    int end = bracket ? closing(text, from, to) : text.indexOf(':', from);
    if (end < 0 || end > to) {
      end = to;
    }
    String host = bracket ? inBrackets(text, from, end) : name(text, from, end, to, listening);
    int port = end == to ? Endpoint.DEFAULT_PORT : port(text, end, to, listening);
    return new HostPort(host, port);
  }

  private static int closing(String text, int from, int to) throws EndpointException {
    int close = text.indexOf(']', from);
    if (close < 0 || close > to) {
      throw wrong(text, from, "[", "is not closed with ]");
    }
    return close + 1;
  }

  private static String inBrackets(String text, int from, int end) throws EndpointException {
    String host = text.substring(from + 1, end - 1);
    if (!IpAddress.isV6(host)) {
      throw new EndpointException(
          text, from + 2, "address " + host, "is not an IPv6 address", "tcp://[::1]:9009");
    }
    return host;
  }

  private static String name(String text, int from, int end, int to, boolean listening)
      throws EndpointException {
    String whole = text.substring(from, to);
    if (whole.indexOf(':') != whole.lastIndexOf(':') && looksLikeV6(whole)) {
      throw new EndpointException(
          text,
          from + 1,
          "address " + whole,
          "could end in a port: put brackets around an IPv6 address",
          "tcp://[::1]:9009");
    }
    String host = text.substring(from, end);
    if (listening && (host.isEmpty() || host.equals("*"))) {
      return "";
    }
    if (host.isEmpty()) {
      throw wrong(text, from, "the host", "is missing");
    }
    if (host.equals("*")) {
      throw wrong(text, from, "host *", "means all addresses, on tcp-listen only");
    }
    checkName(text, from, host);
    return host;
  }

  private static void checkName(String text, int from, String host) throws EndpointException {
    if (host.length() > MAX_NAME) {
      throw wrong(text, from, "host " + host, "is longer than " + MAX_NAME + " characters");
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
        throw wrong(
            text, from + i, "character " + c, "does not belong in a host name or IPv4 address");
      }
    }
    if (IpAddress.looksLikeV4(host) && !IpAddress.isV4(host)) {
      throw wrong(text, from, "address " + host, "is not four numbers of 0 to 255");
    }
  }

  private static boolean looksLikeV6(String text) {
    for (int i = 0; i < text.length() && text.charAt(i) != '%'; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 && ":.".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int port(String text, int colon, int to, boolean listening)
      throws EndpointException {
    if (text.charAt(colon) != ':') {
      throw wrong(text, colon, text.substring(colon, to), "should be : and a port");
    }
    String digits = text.substring(colon + 1, to);
    if (digits.isEmpty()) {
      throw wrong(text, colon + 1, "the port", "is missing behind the colon");
    }
    int port = 0;
    for (int i = 0; i < digits.length() && port <= MAX_PORT; i++) {
      char c = digits.charAt(i);
      port = c < '0' || c > '9' ? MAX_PORT + 1 : port * 10 + c - '0';
    }
    if (port > MAX_PORT || (port == 0 && !listening)) {
      String range = listening ? "is not 0 to 65535" : "is not 1 to 65535";
      throw wrong(text, colon + 1, "port " + digits, range);
    }
    return port;
  }

  private static EndpointException wrong(String text, int index, String found, String expected) {
    return new EndpointException(text, index + 1, found, expected, EndpointParser.EXAMPLE);
  }
}
