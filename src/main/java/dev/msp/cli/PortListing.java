package dev.msp.cli;

import dev.msp.capture.JsonLine;
import dev.msp.capture.SafeText;
import dev.msp.command.verb.PortTable;
import dev.msp.transport.SerialPortInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Lists serial ports as a table or JSON lines. What a port says of itself comes from the device,
 * and what a process is called from whoever started it: none of it is trusted.
 */
final class PortListing {

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

  /** Prints the ports below a header. */
  void table(List<SerialPortInfo> ports) {
    PortTable.lines(ports, text -> safe.line(text, WIDEST), safe::line).forEach(out::line);
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
