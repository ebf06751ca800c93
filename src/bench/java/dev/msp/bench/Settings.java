package dev.msp.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asked for; see {@link Bench}.
 *
 * @param rows numbers of the rows to measure
 * @param rounds how often each contender runs, 1 or more
 * @param seconds how long a file of rows 12 and 13 would take on a perfect line
 * @param compiler the C compiler
 * @param msp the installed program, or several that run on different JVMs
 * @param reference the directory of the reference
 * @param work where programs and results go
 */
record Settings(
    Set<Integer> rows,
    int rounds,
    int seconds,
    String compiler,
    List<Path> msp,
    Optional<Path> reference,
    Path work) {

  static Settings fromProperties() {
    return new Settings(
        Arrays.stream(System.getProperty("bench.rows", "1,2,3,4,5,6,7,9,10,11,15,16,17").split(","))
            .map(number -> Integer.valueOf(number.strip()))
            .collect(Collectors.toSet()),
        Integer.parseInt(System.getProperty("bench.rounds", "7")),
        Integer.parseInt(System.getProperty("bench.seconds", "60")),
        System.getProperty("bench.cc", "gcc"),
        existing("bench.msp"),
        existing("bench.reference").stream().findFirst(),
        Path.of("target", "bench").toAbsolutePath());
  }

  private static List<Path> existing(String property) {
    List<Path> paths =
        Arrays.stream(System.getProperty(property, "").split(","))
            .filter(path -> !path.isBlank())
            .map(path -> Path.of(path.strip()).toAbsolutePath())
            .toList();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new IllegalArgumentException(property + ": there is no " + path);
      }
    }
    return paths;
  }
}
