package dev.msp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows 4 and 5: the codec alone, against the same bytes in C and, for decoding, against Netty. */
final class CodecRow implements Row {

  @Override
  public Set<Integer> numbers() {
    return Set.of(4, 5);
  }

  @Override
  public List<Figure> run(Settings settings, Programs programs) throws IOException {
    List<Size> sizes =
        List.of(
            new Size(16, 1.15, 1.3),
            new Size(64, 2.8, 3.5),
            new Size(1024, 6.3, 4),
            new Size(60_000, 6.5, 4));
    for (int round = 0; round < settings.rounds(); round++) {
      for (Size size : sizes) {
        size.measure(settings, programs);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (Size size : sizes) {
      if (settings.rows().contains(4)) {
        figures.addAll(size.decoding(programs.hasC()));
      }
    }
    for (Size size : sizes) {
      if (settings.rows().contains(5)) {
        figures.add(size.encoding(programs.hasC()));
      }
    }
    return figures;
  }

  /** One frame size and what was measured with it, in ns per frame. */
  private static final class Size {
    private final int length;
    private final double mostDecoding;
    private final double mostEncoding;
    private final Samples decodeC = new Samples();
    private final Samples decode = new Samples();
    private final Samples decodeNetty = new Samples();
    private final Samples encodeC = new Samples();
    private final Samples encode = new Samples();

    Size(int length, double mostDecoding, double mostEncoding) {
      this.length = length;
      this.mostDecoding = mostDecoding;
      this.mostEncoding = mostEncoding;
    }

    void measure(Settings settings, Programs programs) throws IOException {
      Path stream = settings.work().resolve("stream-" + length + ".bin");
      Files.write(stream, new CleanStream(length).bytes());
      if (settings.rows().contains(4)) {
        measure(decodeC, "decode", stream, programs);
        decode.add(perFrame(DecodeBenchmark.class, "ours"));
        decodeNetty.add(perFrame(DecodeBenchmark.class, "netty"));
      }
      if (settings.rows().contains(5)) {
        measure(encodeC, "encode", stream, programs);
        encode.add(perFrame(EncodeBenchmark.class, "ours"));
      }
    }

    private static void measure(Samples c, String mode, Path stream, Programs programs)
        throws IOException {
      if (programs.hasC()) {
        c.add(Child.number(programs.c("codec", mode, stream)));
      }
    }

    private double perFrame(Class<?> benchmark, String method) {
      double call = Jmh.nanos(benchmark, method, Map.of("size", String.valueOf(length)));
      return call / new CleanStream(length).frames();
    }

    List<Figure> decoding(boolean hasC) {
      Figure netty =
          Figure.atLeast(
              4,
              "decode " + title() + ", times faster than Netty",
              nanos(decode),
              nanos(decodeNetty),
              decodeNetty.median() / decode.median(),
              15);
      return List.of(against(4, "decode ", hasC, decode, decodeC, mostDecoding), netty);
    }

    Figure encoding(boolean hasC) {
      return against(5, "encode ", hasC, encode, encodeC, mostEncoding);
    }

    private Figure against(
        int row, String what, boolean hasC, Samples ours, Samples c, double most) {
      if (!hasC) {
        return Figure.missing(row, what + title(), "no C compiler");
      }
      return Figure.atMost(
          row,
          what + title() + ", time against C",
          nanos(ours),
          nanos(c),
          ours.median() / c.median(),
          most);
    }

    private String title() {
      return length == 60_000 ? "60 KB" : length == 1024 ? "1 KiB" : length + " B";
    }

    private static Measured nanos(Samples samples) {
      return new Measured(samples.median(), "ns");
    }
  }
}
