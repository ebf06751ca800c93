package dev.msp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code [peer FINGERPRINT]} and {@code [exec NAME]} of msp.conf. */
class PeerSectionsTest {

  private static final String FINGERPRINT = "SHA256:Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU";
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String PEER = "[peer " + FINGERPRINT + "]\n";
  private static final String STATUS = "[exec status]\nargv = [/usr/bin/uptime, -p]\n";

  @Test
  void aPeerMayDoWhatItsSectionGrantsAndNothingElse() {
    Config config =
        Conf.right(
            PEER + "grants = [message, \"file:in=/srv/in,out=~/out\", exec=status]\n" + STATUS);

    assertThat(config.peers())
        .isEqualTo(
            Map.of(
                FINGERPRINT,
                new Grants(true, Optional.of("/srv/in"), Optional.of("~/out"), Set.of("status"))));
    assertThat(config.commands())
        .isEqualTo(
            Map.of(
                "status",
                new PeerCommand(
                    List.of("/usr/bin/uptime", "-p"),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty())));
  }

  @Test
  void anEmptyListGrantsNothing() {
    assertThat(Conf.right(PEER + "grants = []\n").peers()).containsEntry(FINGERPRINT, Grants.NONE);
  }

  @Test
  void theShellIsGrantedByItsOwnWordAlone() {
    assertThat(Conf.right(PEER + "grants = [exec=shell]").peers().values())
        .extracting(Grants::commands)
        .containsExactly(Set.of("shell"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[peer SHA256:x] | 1:7+8 [peer] needs a fingerprint, SHA256: and 43 characters of Base64",
        "[peer] | 1:6+1 [peer] needs a fingerprint, SHA256: and 43 characters of Base64",
        "[exec a b] | 1:7+3 [exec] needs a name of letters, digits, . _ and -, like status",
        "[exec shell] | 1:7+5 shell is granted as it is, and no command may be called so",
        "[exec x] | 1:1+8 [exec x] has no argv; add a line like argv = [/usr/bin/uptime]"
      })
  void aSectionThatMeansNothingIsAMistake(String section, String mistake) {
    assertThat(Conf.wrong(section + "\n")).first().isEqualTo(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "argv = /bin/x | 2:8+6 argv takes a list in brackets, like argv = [/usr/bin/uptime]",
        "argv = [] | 2:8+2 argv needs a program; write it like argv = [/usr/bin/uptime]",
        "argv = [x, \"a\\0\"] | 2:8+10 no word of a command can hold a NUL",
        "argc = [x] | 2:1+4 there is no key argc in [exec]; did you mean argv?",
        "shell = yes | 2:1+5 there is no key shell in [exec]; there are argv, directory, output,"
            + " timeout",
        "argv = [\"/bin/{1}\", x] | 2:8+15 a peer gives arguments, and never the program"
      })
  void aCommandThatCannotRunIsAMistake(String setting, String mistake) {
    assertThat(Conf.wrong("[exec x]\n" + setting + "\n")).containsExactly(mistake);
  }

  @Test
  void aCommandMayHaveItsOwnDirectoryTimeAndAmountOfOutput() {
    PeerCommand command =
        Conf.right("[exec x]\nargv = [p, \"{1}\"]\ndirectory = ~/a\ntimeout = 2m\noutput = 16MiB\n")
            .commands()
            .get("x");
    assertThat(command)
        .isEqualTo(
            new PeerCommand(
                List.of("p", "{1}"),
                Optional.of("~/a"),
                Optional.of(Duration.ofMinutes(2)),
                OptionalInt.of(16 * 1024 * 1024)));
    assertThat(Conf.right("[exec x]\nargv = [p]\noutput = 1KiB\n").commands().values())
        .singleElement()
        .satisfies(one -> assertThat(one.output()).hasValue(1024));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "directory = a | 3:13+1 directory takes a whole path, from / or ~/ on",
        "directory = \"/a\\0\" | 3:13+6 directory takes a whole path, from / or ~/ on",
        "directory = [/] | 3:13+3 directory takes a whole path, from / or ~/ on",
        "output = 64 | 3:10+2 output takes a size like 64KiB, 1KiB to 16MiB",
        "output = 0KiB | 3:10+4 output takes a size like 64KiB, 1KiB to 16MiB",
        "output = 17MiB | 3:10+5 output takes a size like 64KiB, 1KiB to 16MiB",
        "output = 999999MiB | 3:10+9 output takes a size like 64KiB, 1KiB to 16MiB",
        "timeout = 5 | 3:11+1 5 needs a unit, like 200ms or 5s",
        "timeout = 25h | 3:11+3 25h is more than 24h",
        "timeout = [] | 3:11+2 timeout takes a duration like 30s"
      })
  void aLimitThatIsNoneIsAMistake(String setting, String mistake) {
    assertThat(Conf.wrong("[exec x]\nargv = [p]\n" + setting + "\n")).containsExactly(mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "message | 10+7 grants takes a list in brackets, like grants = [message, exec=status]",
        "[everything] | 11+10 everything is no grant; there are message, file:in=DIR,out=DIR and"
            + " exec=NAME",
        "[message, message] | 20+7 message grants what was granted already; keep one of them",
        "[exec=] | 11+5 exec= does not name commands, like exec=status,reboot",
        "[\"exec=a,\"] | 11+9 exec=a, does not name commands, like exec=status,reboot",
        "[file:in=inbox] | 11+13 file:in=inbox needs whole paths, from / or ~/ on, like"
            + " file:in=/srv/in,out=/srv/out",
        "[file:] | 11+5 file: needs whole paths, from / or ~/ on, like"
            + " file:in=/srv/in,out=/srv/out",
        "[exec=statsu] | 10+13 there is no [exec statsu]; did you mean status?"
      })
  void aGrantThatIsNoneIsAMistake(String grants, String mistake) {
    assertThat(Conf.wrong(PEER + "grants = " + grants + "\n" + STATUS))
        .containsExactly("2:" + mistake);
  }

  @Test
  void bothPlacesAddUpAndMspConfSaysWhichDirectory() throws GrantException {
    Config config = Conf.right(PEER + "grants = [\"file:in=/conf\", exec=status]\n" + STATUS);
    PeerRights rights =
        new PeerRights(
            config,
            List.of(
                new AuthorizedPeer(FINGERPRINT, Grants.parse(List.of("message")), 1),
                new AuthorizedPeer(
                    KEY, Grants.parse(List.of("file:in=/list,out=/list", "exec=reboot")), 2)));

    assertThat(rights.of(KEY, FINGERPRINT).orElseThrow().words())
        .containsExactly("message", "file:in=/conf,out=/list", "exec=reboot,status");
    assertThat(rights.of("other", "SHA256:other")).as("who is nowhere").isEmpty();
  }
}
