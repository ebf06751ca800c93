package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.SafeText;
import dev.msp.transport.SerialPortInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lists serial ports as a table or JSON lines. What a port says of itself comes from the device,
 * and what a process is called from whoever started it: none of it is trusted.
 */
final class PortListing {

  private static final List<String> HEADER =
      List.of("device", "description", "vid:pid", "serial", "in use by");

  /** Characters of one column; with this, what adapters say leaves the table in 80 columns. */
  private static final int WIDEST = 40;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Output out;
  private final SafeText safe;

  PortListing(Output out) {
    this.out = out;
    this.safe = SafeText.forCharset(out.charset());
  }

  /** Prints the ports below a header; the long by-id name stands on a line of its own. */
  void table(List<SerialPortInfo> ports) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    ports.forEach(port -> rows.add(row(port)));
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    out.line(line(rows.get(0), widths));
    for (int i = 0; i < ports.size(); i++) {
      out.line(line(rows.get(i + 1), widths));
      String byId = ports.get(i).byId();
      if (!byId.isEmpty()) {
        out.line("  serial:" + safe.line(byId));
      }
    }
  }

  private List<String> row(SerialPortInfo port) {
    return List.of(
        cell(port.device()),
        cell(port.description()),
        port.usb().map(usb -> usb.vendor() + ':' + usb.product()).orElse("-"),
        cell(port.usb().map(SerialPortInfo.Usb::serial).orElse("")),
        port.holder().map(holder -> holder.pid() + " " + cell(holder.name())).orElse("-"));
  }

  private String cell(String text) {
    return text.isEmpty() ? "-" : safe.line(text, WIDEST);
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

  /** Prints one port as a JSON object; see msp(1), JSON OUTPUT. */
  void json(SerialPortInfo port) {
    JsonLine line =
        out.charset().equals(StandardCharsets.UTF_8) ? JsonLine.start() : JsonLine.startAscii();
    line.put("device", port.device());
    if (!port.description().isEmpty()) {
      line.put("description", port.description());
    }
    port.usb().ifPresent(usb -> usb(line, usb));
    if (!port.byId().isEmpty()) {
      line.put("byId", port.byId());
    }
    if (port.since() != 0) {
      line.put("since", UTC.format(Instant.EPOCH.plusNanos(port.since())));
    }
    port.holder()
        .ifPresent(holder -> line.put("holderPid", holder.pid()).put("holderName", holder.name()));
    out.line(line.toString());
  }

  private static void usb(JsonLine line, SerialPortInfo.Usb usb) {
    line.put("vid", usb.vendor()).put("pid", usb.product());
    if (!usb.serial().isEmpty()) {
      line.put("serial", usb.serial());
    }
  }
}
