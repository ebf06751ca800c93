package dev.msp.transport.serial;

import dev.msp.transport.EndpointOption;
import dev.msp.transport.EndpointOptions;

/**
 * Rate, format and flow control of a line.
 *
 * @param baud bits a second, 1 or more
 * @param dataBits 5 to 8
 * @param parity none, even, odd, mark or space, as one of {@code N E O M S}
 * @param stopBits {@code 1}, {@code 1.5} or {@code 2}
 * @param flow flow control
 */
record LineSettings(int baud, int dataBits, char parity, String stopBits, Flow flow) {

  /** Flow control. */
  enum Flow {
    /** None. */
    NONE("none"),
    /** By the lines RTS and CTS. */
    RTSCTS("rtscts"),
    /** By the bytes 0x11 and 0x13, which then cannot be sent. */
    XONXOFF("xonxoff");

    private final String word;

    Flow(String word) {
      this.word = word;
    }

    /** Returns the word that an endpoint has for it. */
    String word() {
      return word;
    }

    private static Flow of(String word) {
      for (Flow flow : values()) {
        if (flow.word.equals(word)) {
          return flow;
        }
      }
      throw new IllegalStateException(word + " passed the check of endpoint options");
    }
  }

  /** Returns what the options say, and the defaults of what they do not say. */
  static LineSettings of(EndpointOptions options) {
    String format = options.text(EndpointOption.FORMAT).orElseThrow();
    return new LineSettings(
        options.number(EndpointOption.BAUD),
        format.charAt(0) - '0',
        format.charAt(1),
        format.substring(2),
        Flow.of(options.text(EndpointOption.FLOW).orElseThrow()));
  }

  /** Returns these settings with what the options set explicitly. */
  LineSettings with(EndpointOptions options) {
    LineSettings other = of(options);
    boolean rate = options.explicit().containsKey(EndpointOption.BAUD);
    boolean format = options.explicit().containsKey(EndpointOption.FORMAT);
    boolean control = options.explicit().containsKey(EndpointOption.FLOW);
    return new LineSettings(
        rate ? other.baud : baud,
        format ? other.dataBits : dataBits,
        format ? other.parity : parity,
        format ? other.stopBits : stopBits,
        control ? other.flow : flow);
  }

  /** Returns whether UARTs can do it: one and a half stop bits exist with five data bits only. */
  boolean isPossible() {
    return !stopBits.equals("1.5") || dataBits == 5;
  }

  /** Returns the format as an endpoint writes it, such as {@code 8N1}. */
  String format() {
    return dataBits + String.valueOf(parity) + stopBits;
  }

  /** Returns how long the line takes for some bytes, in nanoseconds. */
  long nanos(long bytes) {
    double bits = 1 + dataBits + (parity == 'N' ? 0 : 1) + Double.parseDouble(stopBits);
    return (long) (bytes * bits * 1e9 / baud);
  }

  /** Returns the settings for a person: {@code 115200 8N1, flow none}. */
  @Override
  public String toString() {
    return baud + " " + format() + ", flow " + flow.word();
  }
}
