package dev.msp.transport;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads endpoints as users write them.
 *
 * <pre>
 *   tcp://HOST[:PORT]                    a connection that we open; port 9009 unless said
 *   tcp-listen://[HOST][:PORT]           connections that we accept; no host or *: all addresses
 *   serial:DEVICE                        /dev/ttyUSB0, COM3, a by-id name (usb-FTDI_...), new, latest
 *   serial:?vid=0403&amp;pid=6001            the port of that USB device
 *   loop:[NAME]                          a pipe inside this program
 *   /dev/ttyUSB0  COM3                   the same as serial:...
 *   HOST:PORT  [::1]  192.168.1.5        the same as tcp://..., as is localhost
 *   anything else                        the name of a profile
 *
 *   each with ?KEY=VALUE&amp;KEY=VALUE&amp;FLAG  {@link EndpointOption}; %XX is a byte of UTF-8
 * </pre>
 *
 * <p>HOST is a name, an IPv4 address, or an IPv6 address in brackets, perhaps with a zone. What an
 * endpoint prints as, it is read as again.
 */
public final class EndpointParser {

  /** What messages show as a right endpoint. */
  static final String EXAMPLE = "tcp://192.168.1.5:9009";

  private static final int MAX_LENGTH = 4096;

  private final String text;

  /** Index of the question mark, or the length of the text. */
  private final int end;

  private EndpointParser(String text) {
    this.text = text;
    int question = text.indexOf('?');
    this.end = question < 0 ? text.length() : question;
  }

  /**
   * Reads an endpoint.
   *
   * @param text at most 4096 characters
   * @throws EndpointException if it is none; the message is for the user
   */
  public static Endpoint parse(String text) throws EndpointException {
    return parseChecked(text, null);
  }

  /**
   * Reads an endpoint or the name of a profile. A profile is asked for only by a text that is no
   * endpoint by itself; options behind its name win over the profile's own.
   *
   * @param profiles finds the endpoint that a name stands for
   * @throws EndpointException if the text is neither; the message is for the user
   */
  public static Endpoint parse(String text, Function<String, Optional<Endpoint>> profiles)
      throws EndpointException {
    return parseChecked(text, profiles);
  }

  private static Endpoint parseChecked(
      String text, @Nullable Function<String, Optional<Endpoint>> profiles)
      throws EndpointException {
    if (text.length() > MAX_LENGTH) {
      throw new EndpointException(
          text, MAX_LENGTH + 1, "the rest", "is more than 4096 characters allow", EXAMPLE);
    }
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (EndpointException.isHidden(c)) {
        throw new EndpointException(
            text, i + 1, "character " + Character.toString(c), "is invisible", EXAMPLE);
      }
      i += Character.charCount(c);
    }
    return new EndpointParser(text).endpoint(profiles);
  }

  private Endpoint endpoint(@Nullable Function<String, Optional<Endpoint>> profiles)
      throws EndpointException {
    int colon = text.indexOf(':');
    if (colon > 0 && colon < end) {
      String word = text.substring(0, colon);
      for (Endpoint.Scheme scheme : Endpoint.Scheme.values()) {
        if (scheme.word().equalsIgnoreCase(word)) {
          return withScheme(scheme, colon + 1);
        }
      }
      if (text.startsWith("://", colon)) {
        throw new EndpointException(
            text, 1, "scheme " + word, "is not tcp, tcp-listen, serial or loop", EXAMPLE);
      }
    }
    return bare(text.substring(0, end), profiles);
  }

  private Endpoint withScheme(Endpoint.Scheme scheme, int from) throws EndpointException {
    return switch (scheme) {
      case TCP, TCP_LISTEN -> {
        if (!text.startsWith("//", from)) {
          throw new EndpointException(
              text,
              from + 1,
              "the host",
              "needs // before it",
              scheme.word() + "://localhost:9009");
        }
        yield tcp(scheme, from + 2);
      }
      case SERIAL -> serial(from);
      case LOOP -> new Endpoint(scheme, text.substring(from, end), 0, options(scheme));
    };
  }

  private Endpoint tcp(Endpoint.Scheme scheme, int from) throws EndpointException {
    boolean listening = scheme == Endpoint.Scheme.TCP_LISTEN;
    HostPort address = HostPort.parse(text, from, end, listening);
    return new Endpoint(scheme, address.host(), address.port(), options(scheme));
  }

  private Endpoint serial(int from) throws EndpointException {
    String device = text.substring(from, end);
    if (device.startsWith("//")) {
      throw new EndpointException(
          text, from + 1, "//", "does not follow serial:", "serial:/dev/ttyUSB0");
    }
    EndpointOptions options = options(Endpoint.Scheme.SERIAL);
    boolean chosen =
        options.explicit().containsKey(EndpointOption.VID)
            || options.explicit().containsKey(EndpointOption.PID)
            || options.explicit().containsKey(EndpointOption.SERIAL);
    if (device.isBlank() && !chosen) {
      throw new EndpointException(
          text, from + 1, "the port", "is missing", "serial:/dev/ttyUSB0 or serial:?vid=0403");
    }
    String name = isComPort(device) ? "COM" + device.substring(3) : device;
    return new Endpoint(Endpoint.Scheme.SERIAL, name, 0, options);
  }

  private Endpoint bare(String address, @Nullable Function<String, Optional<Endpoint>> profiles)
      throws EndpointException {
    if (address.startsWith("/") || isComPort(address)) {
      return serial(0);
    }
    if (address.startsWith("[")
        || address.indexOf(':') >= 0
        || address.equalsIgnoreCase("localhost")
        || IpAddress.looksLikeV4(address)) {
      return tcp(Endpoint.Scheme.TCP, 0);
    }
    Optional<Endpoint> profile =
        profiles == null || address.isEmpty() ? Optional.empty() : profiles.apply(address);
    if (profile.isEmpty()) {
      String found = address.isEmpty() ? "nothing" : address;
      throw new EndpointException(
          text, 1, found, "is neither an endpoint nor a profile", EXAMPLE + " or /dev/ttyUSB0");
    }
    Endpoint known = profile.get();
    return known.with(options(known.scheme()).orElse(known.options()));
  }

  private EndpointOptions options(Endpoint.Scheme scheme) throws EndpointException {
    return OptionParser.parse(text, end, scheme);
  }

  private static boolean isComPort(String name) {
    boolean com =
        name.length() > 3 && name.length() <= 6 && name.regionMatches(true, 0, "COM", 0, 3);
    for (int i = 3; com && i < name.length(); i++) {
      com = name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return com;
  }
}
