package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.StoredIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own key: made once, told, and never replaced unasked. */
class KeygenTest {

  @TempDir private Path home;

  private Path file;

  /** A person who types these, and then closes the terminal. */
  private static final class Typist implements Prompt {
    private final Deque<char[]> typed = new ArrayDeque<>();
    private final Deque<String> asked = new ArrayDeque<>();

    Typist(String... lines) {
      for (String line : lines) {
        typed.add(line.toCharArray());
      }
    }

    @Override
    public char @Nullable [] secret(String text) {
      asked.add(text);
      return typed.poll();
    }
  }

  @BeforeEach
  void begin() {
    file = home.resolve(".config/msp/id");
  }

  private Cli cli() {
    return new Cli().env("HOME", home.toString());
  }

  private static Words words(String... flags) {
    Map<String, String> options = new HashMap<>();
    for (String flag : flags) {
      options.put(flag, "yes");
    }
    return new Words(List.of(), options, Map.of());
  }

  private StoredIdentity stored() throws IOException {
    return StoredIdentity.parse(Files.readAllBytes(file)).orElseThrow();
  }

  private Streams streams() {
    return cli().streams();
  }

  @Test
  void makesAKeyForItsOwnerAloneAndTellsIt() throws IOException {
    Cli.Outcome outcome = cli().with("keygen").exits(0);

    PeerKey key = stored().publicKey();
    assertThat(outcome.lines())
        .containsExactly(
            "fingerprint  " + key.fingerprint().text(),
            "words        " + key.fingerprint().words(),
            "key          " + key.text(),
            "file         " + file);
    assertThat(outcome.err()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(cli().with("peers", "show").exits(0).out()).isEqualTo(outcome.out());
  }

  @Test
  void theFollowingKeyNeedsForce() throws IOException {
    cli().with("keygen").exits(0);
    PeerKey first = stored().publicKey();

    cli().with("keygen").exits(2).complains(file + " is there already; --force replaces it");
    assertThat(stored().publicKey()).isEqualTo(first);
    cli().with("keygen", "--force").exits(0);
    assertThat(stored().publicKey()).isNotEqualTo(first);
  }

  @Test
  void jsonHasTheSame() throws IOException {
    JsonNode made = new ObjectMapper().readTree(cli().with("keygen", "--json").exits(0).out());
    JsonNode shown =
        new ObjectMapper().readTree(cli().with("peers", "show", "--json").exits(0).out());

    assertThat(made.path("key").asText()).isEqualTo(stored().publicKey().text());
    assertThat(made.path("file").asText()).isEqualTo(file.toString());
    assertThat(shown.path("fingerprint")).isEqualTo(made.path("fingerprint"));
    assertThat(shown.path("passphrase").asBoolean()).isFalse();
  }

  @Test
  void thePassphraseIsAskedForTwiceAndOpensTheKey() throws Exception {
    Typist typist = new Typist("open sesame", "open sesame", "open barley", "open sesame");
    cli().command(new KeygenCommand(typist), words("passphrase")).exits(0);
    String text = Files.readString(file);

    assertThat(typist.asked).containsExactly("New passphrase", "The same again");
    assertThat(text).contains("sealed ").doesNotContain("private");
    assertThat(cli().with("peers", "show").exits(0).out()).contains("(under a passphrase)");
    OwnIdentity own = new OwnIdentity(Map.of("HOME", home.toString()));
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> own.open(typist, streams()::complain))
        .withMessage("this is not the passphrase of " + file);
    try (Identity identity = own.open(typist, streams()::complain)) {
      assertThat(identity.publicKey()).isEqualTo(stored().publicKey());
    }
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> own.open(typist, streams()::complain))
        .withMessageContaining("there is no terminal to ask for it");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void whereNobodyCanBeAskedForThePassphraseNothingIsServedNorSent() throws Exception {
    Typist typist = new Typist("open sesame", "open sesame");
    cli().command(new KeygenCommand(typist), words("passphrase")).exits(0);
    Path phrase = Files.writeString(home.resolve("phrase"), "of the link\n");
    Files.setPosixFilePermissions(phrase, PosixFilePermissions.fromString("rw-------"));
    String sentence =
        file
            + " is under a passphrase, and there is no terminal to ask for it; start msp at one, with"
            + " input and output not redirected";
    String option = "--passphrase-file";
    cli()
        .with("serve", "tcp-listen://127.0.0.1:0", option, phrase.toString())
        .exits(2)
        .complains(sentence);
    cli()
        .with("send", "tcp://127.0.0.1:1", option, phrase.toString(), "Hello")
        .exits(2)
        .complains(sentence);
  }

  @Test
  void passphrasesThatDifferAreEmptyOrCannotBeAskedForMakeNothing() {
    refuses("the two passphrases differ; nothing was made", "one", "two");
    refuses("an empty passphrase protects nothing; leave --passphrase out", "");
    refuses("--passphrase asks at a terminal, and there is none");
    assertThat(file).doesNotExist();
  }

  private void refuses(String message, String... typed) {
    KeygenCommand command = new KeygenCommand(new Typist(typed));
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> command.run(words("passphrase"), streams()))
        .withMessage(message);
  }

  @Test
  void thePassphraseOfALinkInTheEnvironmentDoesNotCount() throws IOException {
    cli().env("MSP_PASSPHRASE", "of a link").with("keygen").exits(0);

    assertThat(stored().isSealed()).isFalse();
  }

  @Test
  void theFirstUseMakesAKeyAndSaysSo() throws Exception {
    Cli cli = cli();
    PeerKey key;
    try (Identity identity =
        new OwnIdentity(Map.of("HOME", home.toString()))
            .open(new Typist(), cli.streams()::complain)) {
      key = identity.publicKey();
    }
    assertThat(cli.complained())
        .contains("made a new key, " + key.fingerprint().text() + ", in " + file);
    Cli again = cli();
    try (Identity identity =
        new OwnIdentity(Map.of("HOME", home.toString()))
            .open(new Typist(), again.streams()::complain)) {
      assertThat(identity.publicKey()).isEqualTo(key);
    }
    assertThat(again.complained()).isEmpty();
  }

  @Test
  void aDamagedOneIsToldAndStays() throws Exception {
    cli().with("keygen").exits(0);
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length / 2] ^= 8;
    Files.write(file, damaged);

    cli().with("peers", "show").exits(2).complains(file + " is damaged; put a copy of it back");
    OwnIdentity own = new OwnIdentity(Map.of("HOME", home.toString()));
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> own.open(new Typist(), streams()::complain))
        .withMessageContaining("is damaged");
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  @Test
  void anEmptyOneIsDamagedToo() throws Exception {
    Home.with(home);
    Files.writeString(file, "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    cli().with("peers", "show").exits(2).complains("is damaged");
    assertThat(file).hasSize(0);
  }

  @Test
  void oneThatOthersReadIsToldAndStays() throws Exception {
    cli().with("keygen").exits(0);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    byte[] before = Files.readAllBytes(file);
    String sentence = file + " cannot be used: it can be read by others; do: chmod 600 " + file;

    cli().with("peers", "show").exits(2).complains(sentence);
    cli().with("keygen", "--force").exits(2).complains(sentence);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void withoutAHomeThereIsNoPlaceForIt() {
    Cli.run("keygen").exits(2).complains("neither HOME nor XDG_CONFIG_HOME is set");
  }

  @Test
  void whereThereIsNoKeyShowMakesNone() {
    cli()
        .with("peers", "show")
        .exits(2)
        .complains("there is no key yet; make one with: msp keygen");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void thePrivateKeyIsNeverTold() throws IOException {
    String told = cli().with("keygen").out() + cli().with("peers", "show", "--json").out();
    String secret =
        new String(stored().encode(), StandardCharsets.US_ASCII).split("private ", 2)[1];

    assertThat(told).doesNotContain(secret.strip());
  }
}
