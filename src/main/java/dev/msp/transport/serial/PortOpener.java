package dev.msp.transport.serial;

/** Opens ports: through the native library, or as a test says. */
interface PortOpener {

  /**
   * Opens a port for this program alone.
   *
   * @param device the path or the name that the system knows it by, with no link in it
   * @throws PortException if the system refuses, or the driver does not take the settings
   * @throws NativeLibraryException if the native library cannot be loaded
   */
  Port open(String device, LineSettings settings, ModemLines lines)
      throws PortException, NativeLibraryException;
}
