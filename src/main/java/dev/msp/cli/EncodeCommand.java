package dev.msp.cli;

import dev.msp.crypto.PasswordCipher;
import dev.msp.crypto.Secret;
import dev.msp.frame.Bytes;
import dev.msp.frame.Frame;
import dev.msp.frame.FrameEncoder;
import dev.msp.frame.FrameType;
import dev.msp.transport.EndpointOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code msp encode}: text in, frames out. */
final class EncodeCommand implements Subcommand {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

  /** Decimal without leading zeros, which elsewhere mean octal; or hexadecimal. */
  private static final Pattern NUMBER =
      Pattern.compile("0|[1-9][0-9]{0,2}|0[xX]([0-9a-fA-F]{1,2})");

  private static final Option TYPE =
      new Option("type", "TYPE", "DATA, ACK, or a number such as 0x7F [DATA]");
  private static final Option VERSION =
      new Option(
          EndpointOption.VERSION.longOption(), "N", "VERSION, 0 to 255 [1; 2 with a password]");
  private static final Option PAYLOAD_HEX =
      Option.flag("payload-hex", "the words are payloads in hex digits, not text");
  private static final Option RAW = Option.flag("raw", "write the bytes, not hex digits");

  private record Shape(int type, int version, boolean hex, @Nullable PasswordCipher cipher) {}

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>(List.of(TYPE, VERSION, PAYLOAD_HEX, RAW));
    options.addAll(Passwords.options());
    return new Definition(
        "encode",
        "Print the frame of each text, or of each line of standard input, in hex, one a line",
        "[TEXT... | -]",
        options,
        List.of(
            "msp encode \"Hello MSP\"",
            "msp encode --type ACK OK",
            "msp encode --raw \"Hello\" | nc -N 127.0.0.1 9009 | msp decode"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    Secret password = Passwords.find(words, streams);
    String version = words.value(VERSION);
    String type = words.value(TYPE);
    Shape shape =
        new Shape(
            type == null ? FrameType.DATA : type(type),
            version == null ? (password == null ? 1 : 2) : number(version, "--frame-version"),
            words.flag(PAYLOAD_HEX),
            password == null ? null : PasswordCipher.of(password));
    boolean raw = words.flag(RAW);
    List<String> texts = words.positional();
    if (raw && streams.out().isTerminal()) {
      throw UserError.usage(
          "--raw would write bytes to the terminal; send them to a file or a pipe");
    }
    if (texts.isEmpty() || (texts.size() == 1 && texts.get(0).equals("-"))) {
      lines(shape, raw, streams);
    } else {
      for (String text : texts) {
        print(encode(shape, Bytes.utf8(text), ""), raw, streams.out());
      }
    }
    streams.out().flush();
    return streams.out().isBroken() ? ExitCode.CLOSED_OUTPUT : ExitCode.DONE;
  }

  private static void lines(Shape shape, boolean raw, Streams streams) throws UserError {
    Lines lines = new Lines(streams.in());
    try {
      Bytes line = lines.next();
      for (long number = 1; line != null && !streams.out().isBroken(); number++) {
        print(encode(shape, line, "line " + number + ": "), raw, streams.out());
        line = lines.next();
      }
    } catch (IOException e) {
      throw UserError.usage("standard input cannot be read: " + e.getMessage());
    }
  }

  private static Bytes encode(Shape shape, Bytes text, String where) throws UserError {
    Bytes payload = shape.hex() ? hex(text, where) : text;
    PasswordCipher cipher = shape.cipher();
    boolean sealed = cipher != null && shape.type() == FrameType.DATA;
    int longest = sealed ? PasswordCipher.maxPlaintext(Frame.MAX_LENGTH) : Frame.MAX_PAYLOAD;
    if (payload.length() > longest) {
      throw UserError.usage(
          where
              + "a payload of "
              + payload.length()
              + " bytes is over the "
              + longest
              + " of one frame");
    }
    return FrameEncoder.encode(
        cipher != null && sealed
            ? new Frame(shape.version(), FrameType.ENCRYPTED_DATA, cipher.seal(payload))
            : new Frame(shape.version(), shape.type(), payload));
  }

  private static Bytes hex(Bytes text, String where) throws UserError {
    try {
      return Bytes.hex(WHITE_SPACE.matcher(text.text().orElse("?")).replaceAll(""));
    } catch (IllegalArgumentException e) {
      throw UserError.usage(where + "the payload is not pairs of hex digits");
    }
  }

  private static void print(Bytes frame, boolean raw, Output out) {
    if (raw) {
      out.bytes(frame.toArray());
    } else {
      out.line(frame.toHex());
    }
  }

  private static int type(String text) throws UserError {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "DATA" -> FrameType.DATA;
      case "ACK" -> FrameType.ACK;
      default -> number(text, "--type");
    };
  }

  private static int number(String text, String option) throws UserError {
    Matcher digits = NUMBER.matcher(text);
    int value = -1;
    if (digits.matches()) {
      value =
          digits.group(1) == null ? Integer.parseInt(text) : Integer.parseInt(digits.group(1), 16);
    }
    if (value < 0 || value > 255) {
      throw UserError.usage(option + " is a number from 0 to 255, such as 0x7F, not " + text);
    }
    return value;
  }
}
