package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The text that was typed beats the option, that the variable, that the profile, that [defaults].
 */
class ConfigPrecedenceTest {

  private static final String[] PLACES = {"typed", "option", "variable", "profile", "defaults"};

  @TempDir private Path directory;

  /** Sends to an endpoint with a name from each place that is not empty; returns what it got. */
  private String name(Peer peer, boolean[] set, boolean byProfile, boolean inText)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("[defaults]"));
    if (set[4]) {
      lines.add("name = defaults");
    }
    lines.add("[profile bench]");
    String profile = set[3] ? "name=profile" : "";
    lines.add("endpoint = " + peer.endpoint() + (inText ? "?" + profile : "\n" + profile));
    Cli cli = Home.with(directory, lines.toArray(String[]::new)).cli();
    if (set[2]) {
      cli.env("MSP_NAME", "variable");
    }
    List<String> args = new ArrayList<>(List.of("send", "--json"));
    args.add((byProfile ? "bench" : peer.endpoint()) + (set[0] ? "?name=typed" : ""));
    args.add("x");
    if (set[1]) {
      args.addAll(List.of("--name", "option"));
    }
    String out = cli.with(args.toArray(String[]::new)).exits(0).out();
    return out.replaceAll("(?s).*?\"session\":\"(.*?)\".*", "$1");
  }

  private static String strongest(boolean[] set, String byDefault) {
    for (int i = 0; i < PLACES.length; i++) {
      if (set[i]) {
        return PLACES[i];
      }
    }
    return byDefault;
  }

  @Test
  void eachPlaceBeatsTheNextWhateverElseIsSet() throws IOException {
    try (Peer peer = Peer.acking()) {
      for (int subset = 0; subset < 32; subset++) {
        boolean[] set = new boolean[5];
        for (int i = 0; i < 5; i++) {
          set[i] = (subset >> i & 1) == 1;
        }
        String which = "subset " + subset;
        if (set[3]) {
          assertThat(name(peer, set, true, true)).as(which).isEqualTo(strongest(set, ""));
          assertThat(name(peer, set, true, false)).as(which).isEqualTo(strongest(set, ""));
        } else {
          String plain = strongest(set, peer.endpoint());
          assertThat(name(peer, set, false, false)).as(which).isEqualTo(plain);
          // A profile's name is that of its session, so [defaults] cannot give one.
          String named = plain.equals("defaults") ? "bench" : strongest(set, "bench");
          assertThat(name(peer, set, true, false)).as(which).isEqualTo(named);
        }
      }
    }
  }

  @Test
  void theDefaultsHoldForFullEndpointsAndTheReferencesCommandLine() throws IOException {
    try (Peer peer = Peer.acking()) {
      Home home = Home.with(directory, "[defaults]", "version = 2", "baud = 9600");
      String port = peer.endpoint().replaceAll(".*:", "");
      home.cli().with("send", peer.endpoint(), "x").exits(0);
      home.cli().with("--mode", "client", "--port", port, "--message", "x").exits(0);
      home.cli().env("MSP_FRAME_VERSION", "1").with("send", peer.endpoint(), "x").exits(0);
      assertThat(peer.received()).extracting(frame -> frame.version()).containsExactly(2, 2, 1);
    }
  }
}
