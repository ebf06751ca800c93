package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.Command;
import dev.msp.command.CommandFailure;
import dev.msp.command.CommandFailure.Kind;
import dev.msp.command.MistakeException;
import dev.msp.command.Result;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import dev.msp.command.Usage;
import dev.msp.frame.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code send-file}: each line of a file is one message. */
final class SendFileVerb implements Command {

  /** Bytes of the longest line: no frame takes more. */
  static final int LONGEST = 65_535;

  private static final Slot<String> FILE = Slot.one("FILE", Types.FILE);

  @Override
  public Usage usage() {
    return Usage.of("send-file", FILE, SendVerb.WITHIN);
  }

  @Override
  public String summary() {
    return "Send each line of a file as a message, and wait for each ACK";
  }

  @Override
  public List<String> examples() {
    return List.of("send-file settings.txt", "send-file settings.txt within 30s");
  }

  @Override
  public Result run(Call call) throws CommandFailure, MistakeException, InterruptedException {
    String name = call.get(FILE);
    int sent;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(plain(name)))) {
      sent = sendLines(call, name, in);
    } catch (IOException e) {
      throw unreadable(name, "reading it failed");
    }
    return Result.of(sent + (call.isAnswering() ? " sent" : " acked"));
  }

  /** A pipe could hold up the opening for ever. */
  private static Path plain(String name) throws CommandFailure {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw unreadable(name, "no file can be called so");
    }
    if (!Files.isRegularFile(path)) {
      throw unreadable(name, Files.exists(path) ? "it is no plain file" : "there is no such file");
    }
    if (!Files.isReadable(path)) {
      throw unreadable(name, "you may not read it");
    }
    return path;
  }

  private static CommandFailure unreadable(String name, String why) {
    return new CommandFailure(Kind.USAGE, name + " cannot be sent: " + why);
  }

  private static int sendLines(Call call, String name, InputStream in)
      throws CommandFailure, MistakeException, InterruptedException, IOException {
    Optional<Duration> within = call.find(SendVerb.WITHIN);
    long deadline = within.isEmpty() ? 0 : call.deadline(SendVerb.WITHIN);
    int line = 0;
    for (Bytes next = next(in); next != null; next = next(in)) {
      line++;
      Optional<Duration> left = within.map(all -> left(call, deadline));
      try {
        refuseTooLong(next);
        Sending.message(call, next, left);
      } catch (CommandFailure e) {
        boolean late =
            e.kind() == Kind.NO_ANSWER
                && left.isPresent()
                && call.workspace().clock().nanos() >= deadline;
        String why = late ? "not all was acked in the time of within" : e.sentence();
        throw new CommandFailure(e.kind(), "line " + line + " of " + name + ": " + why);
      }
    }
    return line;
  }

  private static Duration left(Call call, long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - call.workspace().clock().nanos()));
  }

  private static void refuseTooLong(Bytes line) throws CommandFailure {
    if (line.length() > LONGEST) {
      throw new CommandFailure(
          Kind.USAGE, "over " + LONGEST + " bytes, which no frame takes; is it a text file?");
    }
  }

  /** Returns the next line without its line feed, cut where it is too long; null after the last. */
  private static @Nullable Bytes next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n' && line.size() <= LONGEST) {
      line.write(next);
      next = in.read();
    }
    return Bytes.copyOf(line.toByteArray());
  }
}
