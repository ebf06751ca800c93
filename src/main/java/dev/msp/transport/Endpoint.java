package dev.msp.transport;

import java.util.Objects;

/**
 * Where a session goes: a scheme, an address of that scheme, and options.
 *
 * <p>Written {@code tcp://host:port}, {@code tcp-listen://host:port}, {@code serial:DEVICE}, {@code
 * loop:}, each with options as {@code ?key=value&key=value}; see {@link EndpointParser} for the
 * grammar.
 *
 * @param scheme which kind of wire
 * @param host host name or address without brackets for TCP; device path, port name or by-id name
 *     for serial, empty where the port is chosen by options; empty for the loopback
 * @param port TCP port, 0 to 65535 (0: any free one, for listening only); 0 for the others
 * @param options what was set, and the defaults of everything else
 */
public record Endpoint(Scheme scheme, String host, int port, EndpointOptions options) {

  /** The kinds of wire. */
  public enum Scheme {
    /** A TCP connection that we open. */
    TCP("tcp"),
    /** TCP connections that we accept. */
    TCP_LISTEN("tcp-listen"),
    /** A COM port. */
    SERIAL("serial"),
    /** A pipe inside this program. */
    LOOP("loop");

    private final String word;

    Scheme(String word) {
      this.word = word;
    }

    /** Returns the scheme as it is written before the colon. */
    public String word() {
      return word;
    }
  }

  /** The TCP port of MSP where none is said. */
  public static final int DEFAULT_PORT = 9009;

  /** Checks that nothing is missing. */
  public Endpoint {
    Objects.requireNonNull(scheme);
    Objects.requireNonNull(host);
    Objects.requireNonNull(options);
  }

  /** Returns the same place with other options. */
  public Endpoint with(EndpointOptions other) {
    return new Endpoint(scheme, host, port, other);
  }

  /** Returns scheme and address without options, such as {@code tcp://[::1]:9009}. */
  public String address() {
    return switch (scheme) {
      case TCP, TCP_LISTEN ->
          scheme.word() + "://" + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
      case SERIAL, LOOP -> scheme.word() + ':' + host;
    };
  }

  /** Returns the name that was given with {@code name=}, or else the address. */
  public String label() {
    return options.text(EndpointOption.NAME).orElse(address());
  }

  @Override
  public String toString() {
    return address() + options;
  }
}
