package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.msp.config.Config;
import dev.msp.config.KeyWords;
import dev.msp.config.Profile;
import dev.msp.transport.EndpointOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps msp.conf(5) true: its keys are those of the program, in the sections of msp(1). */
class ConfigManualTest {

  private static final List<String> OPTION_SECTIONS =
      List.of(
          "Every endpoint",
          "Endpoints to connect to",
          "Listening endpoints",
          "Serial endpoints",
          "Raw endpoints");
  private static final Pattern KEY = Pattern.compile("Cm ([a-z-]+) = Ar (\\w+)");
  private static final Pattern WORD = Pattern.compile("^\\.Cm ([a-z-]+)( ,)?$");

  private static ManualPage page;
  private static ManualPage command;

  @BeforeAll
  static void readPages() throws IOException {
    page = ManualPage.read("msp.conf.5");
    command = ManualPage.read("msp.1");
  }

  private static List<String> keys(String heading) {
    List<String> keys = new ArrayList<>();
    for (ManualPage.Item item : page.items(heading)) {
      Matcher key = KEY.matcher(item.tag());
      if (key.matches()) {
        keys.add(key.group(1));
      }
    }
    return keys;
  }

  @Test
  void everyKeyOfAProfileIsDocumentedAndNoOther() {
    List<String> documented = new ArrayList<>(keys("PROFILES"));
    for (String section : OPTION_SECTIONS) {
      documented.addAll(keys(section));
    }
    assertThat(documented).containsExactlyInAnyOrderElementsOf(Config.profileKeys());
  }

  @Test
  void theKeysStandInTheSameSectionsAsInMsp1WithTheSameKindOfValue() {
    for (String section : OPTION_SECTIONS) {
      List<String> here = page.items(section).stream().map(ManualPage.Item::tag).toList();
      List<String> there =
          command.items(section).stream()
              .map(item -> item.tag().replace(" Ns = Ns ", " = "))
              .toList();
      assertThat(here).as(section).containsExactlyElementsOf(there);
    }
  }

  @Test
  void theDefaultsTakeAllKeysButThoseThatAreNamed() {
    Set<String> refused = new TreeSet<>();
    String text = String.join("\n", page.section("DEFAULTS"));
    for (String line : text.substring(text.indexOf("It takes")).split("\n", -1)) {
      Matcher word = WORD.matcher(line.replace(" .", ""));
      if (word.matches()) {
        refused.add(word.group(1));
      }
    }
    Set<String> all = new TreeSet<>(Config.profileKeys());
    all.removeAll(Config.defaultKeys());
    assertThat(refused).isEqualTo(all);
  }

  @Test
  void everyKeyOfTheConsoleIsDocumentedAndNoOther() {
    assertThat(keys("CONSOLE")).containsExactlyElementsOf(Config.consoleKeys());
  }

  @Test
  void everyKeyOfPeersAndCommandsIsDocumentedAndNoOther() {
    List<String> all = new ArrayList<>(List.of("grants"));
    all.addAll(Config.execKeys());
    assertThat(keys("PEERS")).containsExactlyElementsOf(all);
  }

  @Test
  void everyNameOfAKeyIsDocumented() {
    String text = String.join(" ", page.section("KEYS"));
    for (String key : KeyWords.all()) {
      if (!key.matches("f[0-9]+")) {
        assertThat(text).containsPattern("[ ]" + key + "( |$)");
      }
    }
    assertThat(text).contains(".Cm f1 to .Cm f12");
  }

  @Test
  void theExamplesAreRightFiles() throws Exception {
    List<List<String>> examples = new ArrayList<>(page.literals("EXAMPLES"));
    examples.addAll(page.literals("DESCRIPTION"));
    examples.addAll(page.literals("KEYS"));
    examples.addAll(page.literals("PEERS"));
    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    List<Profile> profiles = new ArrayList<>();
    for (List<String> example : examples) {
      byte[] bytes = String.join("\n", example).getBytes(StandardCharsets.UTF_8);
      Config config = Config.parse("example", bytes);
      config.profileNames().forEach(name -> profiles.add(config.profile(name).orElseThrow()));
    }
    assertThat(profiles).extracting(Profile::name).contains("bench", "dut", "lab");
    assertThat(profiles.get(0).endpoint().options().text(EndpointOption.NAME))
        .contains("test bench, left");
  }

  @Test
  void theLimitsAreThoseOfTheProgram() {
    assertThat(Config.LARGEST).isEqualTo(1024 * 1024);
    assertThat(String.join(" ", page.section("SYNTAX"))).contains("at most 1 MiB");
  }

  @Test
  void itSpeaksOfNoVariableThatDoesNotExist() {
    assertThat(command.variables("ENVIRONMENT")).containsAll(page.variables());
  }
}
