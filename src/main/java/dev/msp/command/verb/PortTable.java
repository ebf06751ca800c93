package dev.msp.command.verb;

import dev.msp.transport.SerialPortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists serial ports for a person. */
public final class PortTable {

  private static final List<String> HEADER =
      List.of("device", "description", "vid:pid", "serial", "in use by");

  private final UnaryOperator<String> cell;

  private PortTable(UnaryOperator<String> cell) {
    this.cell = cell;
  }

  /**
   * Returns the ports below a header; the long by-id name stands on a line of its own.
   *
   * @param cell what is to be shown of a text that a device or a process tells
   * @param whole the same for a text that may be long
   */
  public static List<String> lines(
      List<SerialPortInfo> ports, UnaryOperator<String> cell, UnaryOperator<String> whole) {
    PortTable table = new PortTable(cell);
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    ports.forEach(port -> rows.add(table.row(port)));
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(HEADER, widths));
    for (int i = 0; i < ports.size(); i++) {
      lines.add(line(rows.get(i + 1), widths));
      String byId = ports.get(i).byId();
      if (!byId.isEmpty()) {
        lines.add("  serial:" + whole.apply(byId));
      }
    }
    return lines;
  }

  private List<String> row(SerialPortInfo port) {
    return List.of(
        text(port.device()),
        text(port.description()),
        port.usb().map(usb -> usb.vendor() + ':' + usb.product()).orElse("-"),
        text(port.usb().map(SerialPortInfo.Usb::serial).orElse("")),
        port.holder().map(holder -> holder.pid() + " " + text(holder.name())).orElse("-"));
  }

  private String text(String told) {
    return told.isEmpty() ? "-" : cell.apply(told);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
