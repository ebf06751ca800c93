package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code known_peers} and {@code authorized_peers}, read, changed, and refused. */
class PeerListsTest {

  private static final String KEY = "Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU=";
  private static final String OTHER = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String FINGERPRINT = "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU";
  private static final Instant TIME = Instant.parse("2026-11-22T18:30:00Z");

  @TempDir private Path home;

  private Path directory;
  private KnownPeers known;
  private AuthorizedPeers authorized;

  @BeforeEach
  void begin() {
    directory = home.resolve("msp");
    known = new KnownPeers(directory);
    authorized = new AuthorizedPeers(directory);
  }

  private void write(Path file, String... lines) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(file, String.join("\n", lines));
  }

  private static List<String> mistakes(ConfigException e) {
    return e.mistakes().stream()
        .map(m -> m.line() + ":" + m.column() + "+" + m.width() + " " + m.message())
        .toList();
  }

  @Test
  void whereThereIsNoFileNobodyIsKnown() throws Exception {
    assertThat(known.all()).isEmpty();
    assertThat(authorized.all()).isEmpty();
    assertThat(known.forget("bench")).isFalse();
    assertThat(authorized.revoke(List.of(KEY))).isFalse();
    assertThat(known.path()).doesNotExist();
  }

  @Test
  void aPeerIsRememberedOnALineOfItsOwn() throws Exception {
    known.add("bench:9009", KEY, TIME.plusMillis(7));
    known.add("lab", OTHER, TIME);

    assertThat(known.path())
        .hasContent(
            "bench:9009 " + KEY + " 2026-11-22T18:30:00Z\nlab " + OTHER + " 2026-11-22T18:30:00Z");
    assertThat(known.find("lab")).contains(new KnownPeer("lab", OTHER, TIME, 2));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(known.path())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1]:9009", "a b", "#1", "it's \"x\"", "back\\slash", "b\u200Bx", "日本"})
  void anyNameComesBackAsItWas(String name) throws Exception {
    known.add(name, KEY, TIME);

    assertThat(known.find(name)).map(KnownPeer::name).contains(name);
    assertThat(known.forget(name)).isTrue();
    assertThat(known.all()).isEmpty();
  }

  @Test
  void theSameKeyAgainChangesNothing() throws Exception {
    known.add("bench", KEY, TIME);
    known.add("bench", KEY, TIME.plusSeconds(100));

    assertThat(known.all()).containsExactly(new KnownPeer("bench", KEY, TIME, 1));
  }

  @Test
  void anotherKeyIsNeverPutInPlaceOfTheFirst() throws Exception {
    known.add("bench", KEY, TIME);

    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> known.add("bench", OTHER, TIME))
        .satisfies(e -> assertThat(e.getReason()).isEqualTo("bench has another key in line 1"));
    assertThat(known.all()).containsExactly(new KnownPeer("bench", KEY, TIME, 1));
  }

  @Test
  void whatItsOwnerWroteBesideStays() throws Exception {
    write(
        known.path(),
        "# mine",
        "",
        "bench " + KEY + " " + TIME,
        "  # more",
        "lab " + OTHER + ' ' + TIME);
    known.forget("bench");
    known.add("desk", KEY, TIME);

    assertThat(known.path())
        .hasContent("# mine\n\n  # more\nlab " + OTHER + " " + TIME + "\ndesk " + KEY + " " + TIME);
  }

  @Test
  void everyMistakeIsToldWithItsPlace() throws Exception {
    write(
        known.path(),
        "bench " + KEY,
        "lab AAAA " + TIME,
        "desk " + KEY + " yesterday",
        "ok " + KEY + " " + TIME,
        "ok " + OTHER + " " + TIME + " # twice",
        "\"\" " + OTHER + " " + TIME,
        "\"open " + OTHER);

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(known::all)
        .satisfies(
            e ->
                assertThat(mistakes(e))
                    .containsExactly(
                        "1:1+50 a line is a name, a key and a time",
                        "2:5+4 a key is 32 bytes in 44 characters of Base64",
                        "3:51+9 write the time like 2026-11-22T18:30:00Z",
                        "5:1+2 ok stands in line 4 already; keep one of them",
                        "6:1+2 the name is empty",
                        "7:1+50 the quote that begins here does not end on this line"));
  }

  @Test
  void aFileWithAMistakeIsNotChanged() throws Exception {
    write(known.path(), "bench nonsense");
    byte[] before = Files.readAllBytes(known.path());

    assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> known.add("lab", KEY, TIME));
    assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> known.forget("bench"));
    assertThat(Files.readAllBytes(known.path())).isEqualTo(before);
  }

  @Test
  void aFileThatOthersMayWriteOrThatIsALinkIsNotBelieved() throws Exception {
    write(known.path(), "bench " + KEY + " " + TIME);
    Files.setPosixFilePermissions(known.path(), PosixFilePermissions.fromString("rw-rw-r--"));
    assertThatIOException().isThrownBy(known::all);

    Files.createSymbolicLink(authorized.path(), Files.writeString(home.resolve("x"), KEY));
    assertThatIOException().isThrownBy(authorized::all);
    assertThatIOException().isThrownBy(() -> authorized.allow(FINGERPRINT, List.of(), Grants.NONE));
    assertThat(authorized.path()).isSymbolicLink();
  }

  @Test
  void aPeerIsAllowedWhatWasSaidLast() throws Exception {
    authorized.allow(KEY, List.of(FINGERPRINT), Grants.parse(List.of("message")));
    authorized.allow(
        FINGERPRINT,
        List.of(KEY),
        Grants.parse(List.of("exec=b,a", "file:in=/srv/my files,out=~/out")));

    assertThat(authorized.path())
        .hasContent(FINGERPRINT + " \"file:in=/srv/my files,out=~/out\" exec=a,b");
    assertThat(authorized.all())
        .containsExactly(
            new AuthorizedPeer(
                FINGERPRINT,
                Grants.parse(List.of("exec=a,b", "file:in=/srv/my files,out=~/out")),
                1));
    assertThat(authorized.revoke(List.of(FINGERPRINT, KEY))).isTrue();
    assertThat(authorized.all()).isEmpty();
  }

  @Test
  void mistakesInGrantsAreToldWithTheirPlace() throws Exception {
    write(authorized.path(), FINGERPRINT + " message everything", "bench message");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(authorized::all)
        .satisfies(
            e ->
                assertThat(mistakes(e))
                    .containsExactly(
                        "1:60+10 everything is no grant; there are message, file:in=DIR,out=DIR and"
                            + " exec=NAME",
                        "2:1+5 a line begins with a key, or a fingerprint like SHA256:..."));
  }

  @Test
  void threadsThatWriteAtOnceLoseNoLine() throws Exception {
    IntStream.range(0, 40).parallel().forEach(i -> add(directory, "peer" + i));

    assertThat(known.all()).hasSize(40);
  }

  @Test
  void processesThatWriteAtOnceLoseNoLine() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  PeerListsTest.class.getName(),
                  directory.toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(known.all()).hasSize(60);
  }

  /** One of the processes: remembers 30 peers. */
  public static void main(String[] args) {
    for (int i = 0; i < 30; i++) {
      add(Path.of(args[0]), args[1] + i);
    }
  }

  private static void add(Path directory, String name) {
    try {
      new KnownPeers(directory).add(name, KEY, TIME);
    } catch (IOException | ConfigException e) {
      throw new IllegalStateException(e);
    }
  }
}
