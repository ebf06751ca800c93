package dev.msp.transport.serial;

/**
 * Whether the native library that opens ports can be used.
 *
 * @param directory where it was loaded from; empty where nobody chose, or it was not loaded
 * @param fault why it was not, a clause; empty if it was
 * @param remedy what to do then; empty if nothing
 */
public record SerialLibrary(String directory, String fault, String remedy) {

  /** Unpacks and loads it, as opening the first port does; once a process. */
  public static SerialLibrary load() {
    try {
      JSerialPort.load();
      return new SerialLibrary(System.getProperty(NativeLibrary.PROPERTY, ""), "", "");
    } catch (NativeLibraryException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  /** The sentences of {@link NativeLibraryException} say why, and behind a semicolon what to do. */
  static SerialLibrary failed(String sentence) {
    int end = sentence.lastIndexOf("; ");
    return end < 0
        ? new SerialLibrary("", sentence, "")
        : new SerialLibrary("", sentence.substring(0, end), sentence.substring(end + 2));
  }
}
