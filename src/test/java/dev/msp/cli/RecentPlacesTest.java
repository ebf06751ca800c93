package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.cli.RecentPlaces.Recent;
import dev.msp.command.CommandFailure;
import dev.msp.command.Opener;
import dev.msp.command.Place;
import dev.msp.command.Protection;
import dev.msp.command.Secrets;
import dev.msp.frame.HalfFrame;
import dev.msp.link.ClassicConfig;
import dev.msp.session.Responder;
import dev.msp.session.SessionPlan;
import dev.msp.transport.Connector;
import dev.msp.transport.EndpointException;
import dev.msp.transport.EndpointParser;
import dev.msp.transport.Loopback;
import dev.msp.transport.SerialPortInfo;
import dev.msp.transport.TransportException;
import dev.msp.ui.console.Destination;
import dev.msp.ui.console.Destination.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was opened before, and the list it is part of. */
class RecentPlacesTest {

  @TempDir Path directory;
  private Path file;
  private RecentPlaces recent;

  @BeforeEach
  void begin() {
    file = directory.resolve("state/recent");
    recent = new RecentPlaces(file);
  }

  private static Recent opened(String place) {
    return new Recent(false, place);
  }

  @Test
  void theNewestComesFirstAndNoneTwice() {
    recent.opened(opened("tcp://one:1"));
    recent.opened(new Recent(true, "tcp-listen://127.0.0.1:2"));
    recent.opened(opened("tcp://one:1"));
    assertThat(new RecentPlaces(file).read())
        .containsExactly(opened("tcp://one:1"), new Recent(true, "tcp-listen://127.0.0.1:2"));
  }

  @Test
  void theOldestAreForgotten() {
    for (int i = 0; i < 50; i++) {
      recent.opened(opened("tcp://host:" + i));
    }
    assertThat(recent.read()).hasSizeLessThan(20).first().isEqualTo(opened("tcp://host:49"));
  }

  @Test
  void theFileIsForItsOwnerAlone() throws Exception {
    recent.opened(opened("tcp://one:1"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void whereTheFileCannotBeHadThereAreNone() throws Exception {
    Files.createDirectories(file);
    recent.opened(opened("tcp://one:1"));
    assertThat(recent.read()).isEmpty();
  }

  @Test
  void aPlaceWithAControlCharacterIsNotNoted() {
    recent.opened(opened("serial:/dev/x\nopen evil"));
    assertThat(recent.read()).isEmpty();
  }

  @Test
  void onlyAPlaceThatCouldBeReachedIsNoted() throws Exception {
    NotingOpener opener = new NotingOpener(opener(false), recent, new Secrets());
    open(opener, "tcp://near:1");
    assertThat(recent.read()).isEmpty();
    opener = new NotingOpener(opener(true), recent, new Secrets());
    open(opener, "tcp://near:1?name=n");
    assertThat(recent.read()).containsExactly(opened("tcp://near:1?name=n"));
  }

  @Test
  void aPlaceThatHoldsASecretIsNotNoted() throws Exception {
    Secrets secrets = new Secrets();
    secrets.add("hush");
    open(new NotingOpener(opener(true), recent, secrets), "tcp://hush:1");
    assertThat(recent.read()).isEmpty();
  }

  private static void open(Opener opener, String place) throws Exception {
    SessionPlan plan = opener.open(new Place(place, EndpointParser.parse(place)), Protection.NONE);
    try {
      plan.connector().connect(plan.endpoint());
    } catch (TransportException e) {
      assertThat(e).hasMessage("nobody is there");
    }
  }

  private static Opener opener(boolean reaches) {
    Connector connector =
        endpoint -> {
          if (!reaches) {
            throw new TransportException("nobody is there");
          }
          return Loopback.pair().near();
        };
    return new Opener() {
      @Override
      public SessionPlan open(Place place, Protection protection) {
        return new SessionPlan(
            place.endpoint(),
            connector,
            ClassicConfig.client(),
            HalfFrame.onTcp(),
            1 << 20,
            Responder.SILENT);
      }

      @Override
      public SessionPlan listen(Place place, Protection protection) throws CommandFailure {
        throw new CommandFailure(CommandFailure.Kind.USAGE, "nobody comes here");
      }
    };
  }

  @Test
  void portsTellWhoHasThemAndWhatIsListedElsewhereIsNotListedTwice() throws EndpointException {
    recent.opened(opened("bench"));
    recent.opened(opened("/dev/ttyX0"));
    recent.opened(opened("tcp://one:1?name=a b"));
    SerialPortInfo port =
        new SerialPortInfo(
            "/dev/ttyX0",
            "adapter",
            Optional.empty(),
            "",
            0,
            Optional.of(new SerialPortInfo.Holder(12, "tio")));
    KnownPlaces known =
        new KnownPlaces(() -> List.of(port), recent, Map.of("bench", "tcp://b:9009"));
    List<Destination> all = known.look();
    assertThat(all).extracting(Destination::group).startsWith(Group.EMBEDDED);
    assertThat(all.subList(1, all.size()))
        .containsExactly(
            new Destination(
                Group.PORTS, "/dev/ttyX0", "adapter, in use by tio 12", "open \"/dev/ttyX0\""),
            new Destination(
                Group.RECENT, "tcp://one:1?name=a b", "", "open \"tcp://one:1?name=a b\""),
            new Destination(Group.PROFILES, "bench", "tcp://b:9009", "open bench"));
  }
}
