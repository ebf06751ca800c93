package dev.msp.remote;

import java.util.Arrays;

/** Fuzzes the records of remote control: one that is read is written the same, or refused. */
public final class RemoteTarget {

  private RemoteTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return; // a channel has no empty blocks
    }
    try {
      RemoteRecord record = RemoteCodec.decode(input);
      boolean cut = record instanceof RemoteRecord.Exit; // its text
      if (!cut && !Arrays.equals(RemoteCodec.encode(record), input)) {
        throw new AssertionError("written otherwise: " + record);
      }
    } catch (RemoteException e) {
      if (e.why() != RemoteException.Cause.PROTOCOL) {
        throw new AssertionError(e);
      }
    }
  }
}
