import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a picture of a terminal's screen as {@code tmux capture-pane -e} prints it: SVG, so that
 * letters stay sharp and can be searched. Run by scripts/pictures, from this file as it is, with the
 * number of columns.
 */
final class Svg {

  private static final double WIDTH = 8.4;
  private static final double HEIGHT = 18;
  private static final double BASE = 13;
  private static final double MARGIN = 10;
  private static final int PAPER = 0x1c1e26;
  private static final int INK = 0xd5d8df;
  private static final Pattern PIECE = Pattern.compile("\u001B\\[([0-9;]*)m|([^\u001B]+)");
  private static final int[] NAMED = {
    0x2e3440, 0xbf616a, 0xa3be8c, 0xebcb8b, 0x81a1c1, 0xb48ead, 0x88c0d0, 0xe5e9f0
  };
  private static final int[] STEPS = {0, 95, 135, 175, 215, 255};

  private final PrintStream out;
  private int front = INK;
  private int back = PAPER;
  private boolean bold;
  private boolean turned;
  private boolean underlined;

  private Svg(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new Svg(out).draw(in.lines().toList(), Integer.parseInt(args[0]));
  }

  private void draw(List<String> lines, int columns) {
    double width = columns * WIDTH + 2 * MARGIN;
    double height = lines.size() * HEIGHT + 2 * MARGIN;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-size=\"14\""
            + " font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\">",
        width, height);
    line("<rect width=\"%.0f\" height=\"%.0f\" rx=\"6\" fill=\"#%06x\"/>", width, height, PAPER);
    for (int row = 0; row < lines.size(); row++) {
      row(lines.get(row), MARGIN + row * HEIGHT);
    }
    out.println("</svg>");
  }

  private void row(String text, double top) {
    int column = 0;
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      if (piece.group(1) != null) {
        look(piece.group(1));
      } else {
        column = run(piece.group(2), column, top);
      }
    }
  }

  private int run(String text, int column, double top) {
    int columns = text.codePoints().map(Svg::columns).sum();
    double left = MARGIN + column * WIDTH;
    int ground = turned ? front : back;
    if (ground != PAPER) {
      line(
          "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.0f\" fill=\"#%06x\"/>",
          left, top, columns * WIDTH, HEIGHT, ground);
    }
    if (!text.isBlank()) {
      line(
          "<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" fill=\"#%06x\"%s%s"
              + " xml:space=\"preserve\">%s</text>",
          left,
          top + BASE,
          columns * WIDTH,
          turned ? back : front,
          bold ? " font-weight=\"bold\"" : "",
          underlined ? " text-decoration=\"underline\"" : "",
          text.replace("&", "&amp;").replace("<", "&lt;"));
    }
    return column + columns;
  }

  /** East Asian letters take two columns; so much of Unicode is enough here. */
  private static int columns(int character) {
    return character >= 0x1100 && Character.isIdeographic(character)
            || character >= 0x3041 && character <= 0x30FF
        ? 2
        : 1;
  }

  private void look(String codes) {
    String[] parts = codes.isEmpty() ? new String[] {"0"} : codes.split(";");
    for (int i = 0; i < parts.length; i++) {
      int code = Integer.parseInt(parts[i]);
      if (code == 38 || code == 48) {
        int colour = parts[i + 1].equals("5") ? indexed(Integer.parseInt(parts[i + 2])) : INK;
        front = code == 38 ? colour : front;
        back = code == 48 ? colour : back;
        i += parts[i + 1].equals("5") ? 2 : 4;
      } else {
        one(code);
      }
    }
  }

  private void one(int code) {
    switch (code) {
      case 0 -> {
        front = INK;
        back = PAPER;
        bold = false;
        turned = false;
        underlined = false;
      }
      case 1 -> bold = true;
      case 4 -> underlined = true;
      case 7 -> turned = true;
      case 22 -> bold = false;
      case 24 -> underlined = false;
      case 27 -> turned = false;
      case 39 -> front = INK;
      case 49 -> back = PAPER;
      default -> {
        front = code >= 30 && code <= 37 ? NAMED[code - 30] : front;
        front = code >= 90 && code <= 97 ? NAMED[code - 90] : front;
        back = code >= 40 && code <= 47 ? NAMED[code - 40] : back;
      }
    }
  }

  /** The colours of xterm: a cube of six steps, then greys. */
  private static int indexed(int index) {
    if (index < 16) {
      return NAMED[index % 8];
    }
    if (index >= 232) {
      return 0x10101 * (8 + 10 * (index - 232));
    }
    int cube = index - 16;
    return STEPS[cube / 36] << 16 | STEPS[cube / 6 % 6] << 8 | STEPS[cube % 6];
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
