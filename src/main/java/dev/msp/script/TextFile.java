package dev.msp.script;

import dev.msp.frame.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a text that may be anything, and much too long. */
final class TextFile {

  /** Bytes of the longest file. */
  static final int LONGEST = 4 << 20;

  /** What is open already, and can be read like standard input, whatever it is. */
  private static final List<String> STREAMS = List.of("/dev/fd/", "/dev/stdin", "/proc/self/fd/");

  private TextFile() {}

  /**
   * Returns the lines of a file.
   *
   * @param name what messages call it
   * @throws ScriptException if it cannot be read, is no text in UTF-8, or too long
   */
  static List<String> lines(String name, Path path) throws ScriptException {
    if (Files.isDirectory(path)) {
      throw new ScriptException(name, "a directory; name the files in it");
    }
    // To open a named pipe waits for whoever writes, and nothing ends that.
    boolean stream = STREAMS.stream().anyMatch(path.toString()::startsWith);
    if (!stream && Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ScriptException(name, "no regular file; - is standard input: msp run - <" + name);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return lines(name, in);
    } catch (NoSuchFileException e) {
      throw new ScriptException(name, "there is no such file");
    } catch (AccessDeniedException e) {
      throw new ScriptException(name, "you may not read it");
    } catch (IOException e) {
      throw new ScriptException(name, "cannot be read: " + reason(e));
    }
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  /**
   * Returns the lines of a text.
   *
   * @param name what messages call it
   * @throws ScriptException if it is no text in UTF-8, or too long
   */
  static List<String> lines(String name, InputStream in) throws IOException, ScriptException {
    byte[] read = in.readNBytes(LONGEST + 1);
    if (read.length > LONGEST) {
      throw new ScriptException(
          name, "longer than " + LONGEST + " bytes, which no command file is");
    }
    Bytes all = Bytes.copyOf(read);
    if (!all.isUtf8()) {
      throw new ScriptException(name, "no text in UTF-8, from line " + line(read) + " on");
    }
    List<String> lines = new ArrayList<>();
    String text = new String(read, StandardCharsets.UTF_8);
    int from = text.startsWith("\ufeff") ? 1 : 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      from = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }

  /** Returns the line of the first bytes that are no UTF-8. */
  private static int line(byte[] read) {
    int line = 1;
    int from = 0;
    for (int at = 0; at < read.length; at++) {
      if (read[at] == '\n') {
        if (!Bytes.copyOf(read, from, at - from).isUtf8()) {
          return line;
        }
        line++;
        from = at + 1;
      }
    }
    return line;
  }
}
