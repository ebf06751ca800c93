package dev.msp.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The words of the command line as they were typed. In a locale that is not UTF-8 (a bare ssh,
 * cron) the JVM has destroyed what is not ASCII before main is called; Linux still has the bytes.
 */
final class Arguments {

  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private Arguments() {}

  /**
   * Returns the arguments as UTF-8.
   *
   * @throws UserError if one of them is not UTF-8
   */
  static String[] exact(String[] args) throws UserError {
    return isAscii(args) ? args : fromSystem(args);
  }

  private static boolean isAscii(String[] args) {
    for (String arg : args) {
      for (int i = 0; i < arg.length(); i++) {
        if (arg.charAt(i) >= 0x80) {
          return false;
        }
      }
    }
    return true;
  }

  private static String[] fromSystem(String[] args) throws UserError {
    byte[] line;
    try {
      line = Files.readAllBytes(COMMAND_LINE);
    } catch (IOException e) {
      return args;
    }
    String[] exact = args.clone();
    int end = line.length - 1;
    for (int i = args.length - 1; i >= 0; i--) {
      int start = end;
      while (start > 0 && line[start - 1] != 0) {
        start--;
      }
      if (end < 0) {
        return args;
      }
      exact[i] = text(Arrays.copyOfRange(line, start, end), i + 1);
      end = start - 1;
    }
    return exact;
  }

  private static String text(byte[] word, int number) throws UserError {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(word)).toString();
    } catch (CharacterCodingException e) {
      throw UserError.usage("word " + number + " of the command line is not UTF-8");
    }
  }
}
