package dev.msp.ui.console;

import dev.msp.capture.PrivateFile;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.Quoted;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** A new file with rows in it, for its owner alone. Waits for the disk. */
final class RowFile {

  private RowFile() {}

  /**
   * Writes it; what is there already stays as it is.
   *
   * @param lines made as they are written
   * @throws CommandFailure if it cannot be written
   */
  static void write(String file, Stream<String> lines) throws CommandFailure {
    try (Writer out =
        Channels.newWriter(PrivateFile.create(Path.of(file)), StandardCharsets.UTF_8)) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        out.write(each.next() + '\n');
      }
    } catch (FileAlreadyExistsException e) {
      throw refused(file, "it is there already; give another name");
    } catch (IOException e) {
      throw refused(file, PrivateFile.reason(e));
    } catch (InvalidPathException e) {
      throw refused(file, "it cannot be the name of a file");
    }
  }

  private static CommandFailure refused(String file, String why) {
    return new CommandFailure(Kind.USAGE, Quoted.of(file) + " cannot be written: " + why);
  }
}
