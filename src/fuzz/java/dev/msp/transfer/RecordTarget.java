package dev.msp.transfer;

import java.util.Arrays;

/** Fuzzes the records of files: one that is read is written the same, any other is refused. */
public final class RecordTarget {

  private RecordTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return; // a channel has no empty blocks
    }
    try {
      FileRecord record = RecordCodec.decode(input);
      boolean cut = record instanceof FileRecord.Refuse; // its text
      boolean asItIs = record instanceof FileRecord.Data;
      if (!cut && !asItIs && !Arrays.equals(RecordCodec.encode(record), input)) {
        throw new AssertionError("written otherwise: " + record);
      }
    } catch (TransferException e) {
      if (e.why() != Refusal.PROTOCOL) {
        throw new AssertionError(e);
      }
    }
  }
}
