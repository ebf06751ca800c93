package dev.msp.cli;

import dev.msp.crypto.PasswordCipher;
import dev.msp.crypto.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code msp decode}: hex or bytes in, frames out. */
final class DecodeCommand implements Subcommand {

  private static final Option HEX = Option.flag("hex", "the input is hexadecimal digits");
  private static final Option RAW = Option.flag("raw", "the input is bytes as they are");

  @Override
  public Definition definition() {
    List<Option> options = new ArrayList<>(List.of(SendCommand.JSON, HEX, RAW));
    options.addAll(Passwords.options());
    return new Definition(
        "decode",
        "Find the frames in hex digits or bytes; exits 5 if a byte belonged to none",
        "[FILE | HEX | -]...",
        options,
        List.of(
            "msp decode AA550010011048656C6C6F204D535004",
            "msp decode capture.bin --json",
            "xxd -p dump | msp decode"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    Secret password = Passwords.find(words, streams);
    FrameListing listing =
        new FrameListing(
            streams.out(),
            words.flag(SendCommand.JSON),
            password == null ? null : PasswordCipher.of(password));
    List<String> sources = sources(words.positional());
    if (sources.contains("-")) {
      Passwords.keepFromInput(words);
    }
    DecodeInput.Format format = format(words);
    for (String source : sources) {
      decode(source, format, streams, listing);
    }
    streams.out().flush();
    if (streams.out().isBroken()) {
      return ExitCode.CLOSED_OUTPUT;
    }
    return listing.isClean() ? ExitCode.DONE : ExitCode.PROTOCOL;
  }

  /** What stands on the command line beats a variable that says the other thing. */
  private static DecodeInput.Format format(Words words) throws UserError {
    boolean hex = words.flag(HEX);
    boolean raw = words.flag(RAW);
    if (hex && raw && words.isGiven(HEX) == words.isGiven(RAW)) {
      throw UserError.usage("--hex and --raw exclude each other");
    }
    if (hex && (!raw || words.isGiven(HEX))) {
      return DecodeInput.Format.HEX;
    }
    return raw ? DecodeInput.Format.RAW : DecodeInput.Format.GUESS;
  }

  /** Hex digits in several words, as a person copies them, are one input. */
  private static List<String> sources(List<String> words) {
    if (words.isEmpty()) {
      return List.of("-");
    }
    for (String word : words) {
      if (word.equals("-") || isFile(word)) {
        return words;
      }
    }
    return List.of(String.join(" ", words));
  }

  private static void decode(
      String source, DecodeInput.Format format, Streams streams, FrameListing listing)
      throws UserError {
    try (InputStream in = open(source, streams)) {
      listing.list(new DecodeInput(in, format));
    } catch (IOException e) {
      throw UserError.usage(source + ' ' + FileFault.sentence(e));
    }
  }

  private static InputStream open(String source, Streams streams) throws IOException, UserError {
    if (source.equals("-")) {
      return streams.in();
    }
    if (isFile(source)) {
      return Files.newInputStream(Path.of(source));
    }
    for (int i = 0; i < source.length(); i++) {
      if (!DecodeInput.isHex(source.charAt(i))) {
        throw UserError.usage(source + " is neither a file nor hex digits");
      }
    }
    return new ByteArrayInputStream(source.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isFile(String source) {
    try {
      return Files.exists(Path.of(source));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
