package dev.msp.remote;

import dev.msp.frame.Bytes;
import dev.msp.remote.RemoteRecord.Cancel;
import dev.msp.remote.RemoteRecord.Exit;
import dev.msp.remote.RemoteRecord.Output;
import dev.msp.remote.RemoteRecord.Run;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Turns blocks of a channel into records, and back. */
final class RemoteCodec {

  static final int RUN = 0x01;
  static final int OUTPUT = 0x02;
  static final int EXIT = 0x03;
  static final int CANCEL = 0x04;

  private static final int EXIT_FIELDS = 5;

  private RemoteCodec() {}

  /**
   * Reads one.
   *
   * @throws RemoteException if it is none: unknown, too short, too long, or a field out of range
   */
  static RemoteRecord decode(byte[] block) throws RemoteException {
    ByteBuffer in = ByteBuffer.wrap(block);
    int op = u8(in);
    return switch (op) {
      case RUN -> run(in);
      case OUTPUT -> output(in);
      case EXIT -> exit(in);
      case CANCEL -> {
        require(!in.hasRemaining(), "a record is too long");
        yield new Cancel();
      }
      default ->
          throw RemoteException.protocol("the record " + Integer.toHexString(op) + " is unknown");
    };
  }

  private static Run run(ByteBuffer in) throws RemoteException {
    int count = u8(in);
    require(count > 0, "RUN names no command");
    require(count <= 1 + RemoteRecord.MAX_ARGUMENTS, "RUN has too many words");
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word(in));
    }
    require(!in.hasRemaining(), "a record is too long");
    return new Run(words.get(0), words.subList(1, count));
  }

  private static String word(ByteBuffer in) throws RemoteException {
    int length = u8(in) << 8 | u8(in);
    require(length <= RemoteRecord.MAX_WORD, "a word is longer than 4096 bytes");
    require(length <= in.remaining(), "a record ends too early");
    return rest(in, length)
        .text()
        .orElseThrow(() -> RemoteException.protocol("a word is no UTF-8"));
  }

  private static Output output(ByteBuffer in) throws RemoteException {
    CommandStream stream =
        CommandStream.of(u8(in))
            .orElseThrow(() -> RemoteException.protocol("OUTPUT of an unknown stream"));
    require(in.hasRemaining(), "OUTPUT without bytes");
    return new Output(stream, rest(in, in.remaining()));
  }

  /** Words for a person that are too long or no UTF-8 do no harm. */
  private static Exit exit(ByteBuffer in) throws RemoteException {
    require(in.remaining() >= EXIT_FIELDS, "a record ends too early");
    Ending ending = Ending.of(u8(in));
    int code = in.getInt();
    int length = Math.min(in.remaining(), RemoteRecord.MAX_TEXT);
    String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
    return new Exit(new Outcome(ending, code, text));
  }

  private static int u8(ByteBuffer in) throws RemoteException {
    require(in.hasRemaining(), "a record ends too early");
    return in.get() & 0xFF;
  }

  private static Bytes rest(ByteBuffer in, int length) {
    Bytes bytes = Bytes.copyOf(in.array(), in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  private static void require(boolean condition, String what) throws RemoteException {
    if (!condition) {
      throw RemoteException.protocol(what);
    }
  }

  /** Returns a record as a block. */
  static byte[] encode(RemoteRecord record) {
    if (record instanceof Run run) {
      Bytes block = Bytes.copyOf(new byte[] {RUN, (byte) (1 + run.arguments().size())});
      block = block.plus(counted(run.name()));
      for (String argument : run.arguments()) {
        block = block.plus(counted(argument));
      }
      return block.toArray();
    } else if (record instanceof Output output) {
      byte[] head = {OUTPUT, (byte) output.stream().code()};
      return Bytes.copyOf(head).plus(output.bytes()).toArray();
    } else if (record instanceof Exit exit) {
      return encode(exit.outcome());
    }
    return new byte[] {CANCEL};
  }

  private static Bytes counted(String word) {
    Bytes bytes = Bytes.utf8(word);
    byte[] length = {(byte) (bytes.length() >>> 8), (byte) bytes.length()};
    return Bytes.copyOf(length).plus(bytes);
  }

  private static byte[] encode(Outcome outcome) {
    Bytes text = Bytes.utf8(cut(outcome.text()));
    ByteBuffer block = ByteBuffer.allocate(1 + EXIT_FIELDS + text.length());
    block.put((byte) EXIT).put((byte) outcome.ending().code()).putInt(outcome.code());
    return block.put(text.toArray()).array();
  }

  /** Cuts between characters. */
  private static String cut(String text) {
    int end = text.length();
    while (Bytes.utf8(text.substring(0, end)).length() > RemoteRecord.MAX_TEXT) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
