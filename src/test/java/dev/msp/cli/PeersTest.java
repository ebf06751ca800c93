package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.config.KnownPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is known, and who may do what. */
class PeersTest {

  /** 32 zero bytes; OpenSSL made the fingerprint. */
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final String FINGERPRINT = "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU";
  private static final String OTHER = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir private Path directory;

  private Home home;
  private Path known;
  private Path authorized;

  @BeforeEach
  void begin() throws IOException {
    home = Home.with(directory, "[exec status]", "argv = [/usr/bin/uptime]");
    known = home.conf().resolveSibling("known_peers");
    authorized = home.conf().resolveSibling("authorized_peers");
  }

  private Cli.Outcome peers(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "peers";
    System.arraycopy(args, 0, all, 1, args.length);
    return home.cli().with(all);
  }

  private void meet(String name) throws Exception {
    new KnownPeers(directory.resolve(".config/msp"))
        .add(name, KEY, Instant.parse("2026-11-22T18:30:00Z"));
  }

  @Test
  void nobodyIsKnownAtFirst() {
    assertThat(peers().exits(0).out()).isEqualTo("no peer is known, and none may do anything\n");
    assertThat(peers("list", "--json").exits(0).out()).isEmpty();
  }

  @Test
  void whoWasMetAndWhoMayDoSomethingAreListed() throws Exception {
    meet("bench:9009");
    peers("allow", "bench:9009", "--grant", "message", "--grant", "exec=status").exits(0);
    peers("allow", OTHER, "--grant", "file:in=/srv/my files").exits(0);

    assertThat(peers().exits(0).out())
        .isEqualTo(
            """
            bench:9009  first met 2026-11-22T18:30:00Z
              %s
              may message, exec=status
            not met yet
              %s
              may file:in=/srv/my files
            """
                .formatted(FINGERPRINT, OTHER));
  }

  @Test
  void jsonHasAnObjectForEachPeer() throws Exception {
    meet("bench:9009");
    peers("allow", KEY, "--grant", "message").exits(0);
    JsonNode peer = new ObjectMapper().readTree(peers("--json").exits(0).out());

    assertThat(peer.path("name").asText()).isEqualTo("bench:9009");
    assertThat(peer.path("firstSeen").asText()).isEqualTo("2026-11-22T18:30:00Z");
    assertThat(peer.path("line").asInt()).isEqualTo(1);
    assertThat(peer.path("key").asText()).isEqualTo(KEY);
    assertThat(peer.path("fingerprint").asText()).isEqualTo(FINGERPRINT);
    assertThat(peer.path("grants").path(0).asText()).isEqualTo("message");
  }

  @Test
  void whatMspConfGrantsIsListedToo() throws IOException {
    Files.writeString(home.conf(), "[peer " + FINGERPRINT + "]\ngrants = [message]\n");

    assertThat(peers().exits(0).out())
        .isEqualTo("not met yet\n  " + FINGERPRINT + "\n  may message\n");
    peers("revoke", FINGERPRINT).exits(0).says("msp.conf still has [peer " + FINGERPRINT + "]");
  }

  @Test
  void allowSaysAllThatAPeerMayDoByItsKeyOrFingerprint() throws IOException {
    peers("allow", KEY, "--grant", "message").exits(0);
    assertThat(authorized).hasContent(KEY + " message");

    assertThat(peers("allow", FINGERPRINT, "--grant", "exec=status").exits(0).out())
        .isEqualTo(FINGERPRINT + " may exec=status\n");
    assertThat(authorized).as("one line for one key").hasContent(FINGERPRINT + " exec=status");
  }

  @Test
  void revokeTakesTheLineOutHoweverItNamesThePeer() throws Exception {
    meet("bench");
    peers("allow", KEY, "--grant", "message").exits(0);

    peers("revoke", "bench").exits(0);
    assertThat(authorized).isEmptyFile();
    peers("revoke", "bench").exits(2).complains(FINGERPRINT + " may do nothing as it is");
    assertThat(known).as("it is known as before").isNotEmptyFile();
  }

  @Test
  void forgetTakesTheLineOutAndLeavesWhatItMayDo() throws Exception {
    meet("bench");
    peers("allow", KEY, "--grant", "message").exits(0);

    assertThat(peers("forget", "bench").exits(0).out())
        .isEqualTo("forgot bench, which had " + FINGERPRINT + "\n");
    assertThat(known).isEmptyFile();
    assertThat(authorized).hasContent(KEY + " message");
  }

  @Test
  void aNameThatIsNotKnownIsToldWithTheNearest() throws Exception {
    meet("bench:9009");

    peers("forget", "bench:909").exits(2).complains("did you mean bench:9009?");
    peers("allow", "lab", "--grant", "message").exits(2).complains("lab is not in " + known);
    assertThat(authorized).doesNotExist();
  }

  @Test
  void aCommandThatMspConfHasNotIsWarnedOf() {
    peers("allow", KEY, "--grant", "exec=reboot")
        .exits(0)
        .says("msp.conf has no [exec reboot] yet");
    assertThat(peers("allow", KEY, "--grant", "exec=status,shell").exits(0).err()).isEmpty();
  }

  @Test
  void everyMistakeOnTheCommandLineIsOneSentence() {
    peers("allow", KEY).exits(2).complains("what may it do? say --grant message");
    peers("allow", KEY, "--grant", "all").exits(2).complains("--grant: all is no grant");
    peers("allow").exits(2).complains("peers allow needs a peer");
    peers("forget", "a", "b").exits(2).complains("peers forget takes no such word: b");
    peers("show", "a").exits(2).complains("peers show takes no such word: a");
    peers("alow", KEY).exits(2).complains("there is no peers alow; did you mean allow?");
    peers("list", "--grant", "message").exits(2).complains("--grant belongs to msp peers allow");
    assertThat(authorized).doesNotExist();
  }

  @Test
  void aMistakeInAListIsToldWithItsPlace() throws IOException {
    Files.writeString(known, "# mine\nbench nonsense\n");

    peers().exits(2).complains(known + ":2:1: a line is a name, a key and a time");
    peers("forget", "bench").exits(2).complains(known + ":2:1: ");
    assertThat(known).hasContent("# mine\nbench nonsense");
  }

  @Test
  void aListThatIsALinkIsRefused() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), KEY + " message\n");
    Files.createSymbolicLink(authorized, elsewhere);

    peers().exits(2).complains(authorized + " cannot be used: it is a link");
    peers("allow", KEY, "--grant", "message").exits(2).complains("it is a link");
    assertThat(elsewhere).hasContent(KEY + " message");
  }

  @Test
  void whatStandsInAListIsSafeToShow() throws Exception {
    meet("bench\u001b[2J");

    assertThat(peers().exits(0).out()).contains("bench\\e[2J");
  }
}
