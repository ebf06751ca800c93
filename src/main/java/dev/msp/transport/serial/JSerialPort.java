package dev.msp.transport.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Path;

/**
 * A port of the native library, jSerialComm 2.11.4; the one class that knows it.
 *
 * <p>Used in the one way that was found to be reliable: blocking reads in the caller's thread, no
 * listeners (after a hang-up they fire without end), no trust in {@code isOpen()}. RS-485 is asked
 * for and its control switched off: otherwise the library sets BRKINT, by which a received BREAK
 * throws away what is on its way in both directions, and takes RS-485 from ports that have it.
 */
final class JSerialPort implements Port {

  /** What the library says when this program has the device open already, under any name. */
  static final int OPEN_ALREADY = 2;

  private static final int ALL_LINES =
      SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
  private static final int BOTH_WAYS =
      SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;

  /** Asked for, for drivers whose queue has a size at all. */
  private static final int QUEUE = 1 << 16;

  private final SerialPort port;

  private JSerialPort(SerialPort port) {
    this.port = port;
  }

  /**
   * Opens a port; see {@link PortOpener}. One at a time: the library has one error number for all.
   */
  static synchronized Port open(String device, LineSettings settings, ModemLines lines)
      throws PortException, NativeLibraryException {
    load();
    SerialPort port;
    try {
      port = SerialPort.getCommPort(device);
    } catch (SerialPortInvalidPortException e) {
      throw new PortException(SerialFault.ENOENT);
    }
    port.disableRs485ModeControl();
    set(port, settings);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
    // Before opening these only note what opening is to do.
    port.setDTRandRTS(lines.dtr(), lines.rts());
    if (!port.openPort(0, QUEUE, QUEUE)) {
      throw new PortException(port.getLastErrorCode());
    }
    return new JSerialPort(port);
  }

  /**
   * Makes the library load what {@link NativeLibrary} unpacked. While it does, the temporary
   * directory is that same directory: the library deletes what it finds in a subdirectory of it,
   * through symbolic links too, and where nothing can be loaded it unpacks there, for all to write.
   */
  static synchronized void load() throws NativeLibraryException {
    Path directory = NativeLibrary.prepare();
    if (directory == null) {
      return;
    }
    String temporary = System.getProperty("java.io.tmpdir");
    System.setProperty(NativeLibrary.PROPERTY, directory.toString());
    System.setProperty("java.io.tmpdir", directory.toString());
    try {
      SerialPort.getVersion();
      SerialPort.addShutdownHook(new Thread(OpenPorts::exit, "msp-serial-exit"));
      NativeLibrary.loaded();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw NativeLibrary.failed(directory, e);
    } finally {
      System.setProperty("java.io.tmpdir", temporary);
    }
  }

  @Override
  public int read(byte[] buffer, int length) {
    return port.readBytes(buffer, length);
  }

  @Override
  public int write(byte[] buffer, int length) {
    return port.writeBytes(buffer, length);
  }

  @Override
  public int unread() {
    return Math.max(0, port.bytesAvailable());
  }

  @Override
  public int unsent() {
    return Math.max(0, port.bytesAwaitingWrite());
  }

  @Override
  public boolean apply(LineSettings settings) {
    return set(port, settings);
  }

  /** Every setter of an open port applies all that is set; so only the last result counts. */
  private static boolean set(SerialPort port, LineSettings settings) {
    port.setFlowControl(
        switch (settings.flow()) {
          case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
          case RTSCTS -> ALL_LINES;
          case XONXOFF -> BOTH_WAYS;
        });
    return port.setComPortParameters(
        settings.baud(), settings.dataBits(), stopBits(settings), parity(settings), true);
  }

  private static int stopBits(LineSettings settings) {
    // The library takes 1.5 for 1; with five data bits the chips take 2 for 1.5.
    return settings.stopBits().equals("1") ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
  }

  private static int parity(LineSettings settings) {
    return switch (settings.parity()) {
      case 'E' -> SerialPort.EVEN_PARITY;
      case 'O' -> SerialPort.ODD_PARITY;
      case 'M' -> SerialPort.MARK_PARITY;
      case 'S' -> SerialPort.SPACE_PARITY;
      default -> SerialPort.NO_PARITY;
    };
  }

  @Override
  public boolean dtr(boolean on) {
    return on ? port.setDTR() : port.clearDTR();
  }

  @Override
  public boolean rts(boolean on) {
    return on ? port.setRTS() : port.clearRTS();
  }

  @Override
  public boolean breaking(boolean on) {
    return on ? port.setBreak() : port.clearBreak();
  }

  @Override
  public String inputs() {
    StringBuilder raised = new StringBuilder();
    name(raised, port.getCTS(), "CTS");
    name(raised, port.getDSR(), "DSR");
    name(raised, port.getDCD(), "DCD");
    name(raised, port.getRI(), "RI");
    return raised.toString();
  }

  private static void name(StringBuilder raised, boolean up, String name) {
    if (up) {
      raised.append(raised.isEmpty() ? "" : " ").append(name);
    }
  }

  @Override
  public void release() {
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
  }

  @Override
  public void close() {
    port.closePort();
  }
}
