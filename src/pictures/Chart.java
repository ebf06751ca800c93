import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws what is left of a serial line for a file against bit errors, from the figures that rows 12
 * and 13 of the benchmark write: lines of {@code baud;line;program;percent}. Run by scripts/chart,
 * from this file as it is.
 */
final class Chart {

  private static final int PAPER = 0x1c1e26;
  private static final int INK = 0xd5d8df;
  private static final int GRID = 0x3b3f4c;
  private static final int WIDTH = 340;
  private static final int HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int TOP = 66;
  private static final int APART = 60;
  private static final int STEP = WIDTH / 4;
  private static final List<String> ERRORS =
      List.of("clean", "bit errors 1e-6", "bit errors 1e-5", "bit errors 1e-4", "bit errors 1e-3");
  private static final Map<String, Integer> COLOURS = new LinkedHashMap<>();

  static {
    COLOURS.put("put", 0xa3be8c);
    COLOURS.put("put, sealed", 0x88c0d0);
    COLOURS.put("kermit", 0xebcb8b);
    COLOURS.put("sz", 0xd0737c);
  }

  private final PrintStream out;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private final Map<String, Integer> rates = new LinkedHashMap<>();

  private Chart(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Chart chart = new Chart(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    in.lines().forEach(chart::read);
    chart.draw();
  }

  private void read(String line) {
    String[] fields = line.split(";");
    shares.put(key(fields[0], fields[1], fields[2]), Double.valueOf(fields[3]));
    rates.putIfAbsent(fields[0], LEFT + rates.size() * (WIDTH + APART));
  }

  private static String key(String baud, String line, String program) {
    return baud + ';' + line + ';' + program;
  }

  private void draw() {
    int width = LEFT + rates.size() * (WIDTH + APART) - APART + 24;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-size=\"13\""
            + " font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\">",
        width, TOP + HEIGHT + 48);
    line("<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"#%06x\"/>", PAPER);
    int x = LEFT;
    for (Map.Entry<String, Integer> each : COLOURS.entrySet()) {
      line("<rect x=\"%d\" y=\"14\" width=\"18\" height=\"4\" fill=\"#%06x\"/>", x, each.getValue());
      text(x + 24, 21, "start", each.getKey());
      x += 110;
    }
    rates.forEach(this::panel);
    out.println("</svg>");
  }

  private void panel(String baud, int x) {
    text(x + WIDTH / 2, TOP - 16, "middle", "percent of the line at " + baud + " baud");
    for (int percent = 0; percent <= 100; percent += 25) {
      int y = y(percent);
      line("<path d=\"M%d %dh%d\" stroke=\"#%06x\"/>", x, y, WIDTH, GRID);
      text(x - 8, y + 4, "end", String.valueOf(percent));
    }
    for (int i = 0; i < ERRORS.size(); i++) {
      text(x + i * STEP, TOP + HEIGHT + 20, "middle", ERRORS.get(i).replace("bit errors ", ""));
    }
    text(x + WIDTH / 2, TOP + HEIGHT + 38, "middle", "bit errors");
    COLOURS.forEach((program, colour) -> curve(baud, x, program, colour));
  }

  private void curve(String baud, int x, String program, int colour) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < ERRORS.size(); i++) {
      Double share = shares.get(key(baud, ERRORS.get(i), program));
      if (share != null) {
        path.append(path.length() == 0 ? 'M' : 'L').append(x + i * STEP).append(' ').append(y(share));
        line("<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"#%06x\"/>", x + i * STEP, y(share), colour);
      }
    }
    line("<path d=\"%s\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"2\"/>", path, colour);
  }

  private static int y(double percent) {
    return (int) Math.round(TOP + HEIGHT - percent * HEIGHT / 100);
  }

  private void text(int x, int y, String anchor, String text) {
    line("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#%06x\">%s</text>", x, y, anchor, INK, text);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
