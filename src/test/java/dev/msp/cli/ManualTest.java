package dev.msp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.msp.frame.Fault;
import dev.msp.link.Delivery;
import dev.msp.session.SessionState;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps msp(1) true: what it says is what the program has, and no more. */
class ManualTest {

  private static final List<Subcommand> COMMANDS =
      List.of(
          new DemoCommand(),
          new SendCommand(),
          new ServeCommand(),
          new PutCommand(),
          new GetCommand(),
          new ExecCommand(),
          new RawCommand(),
          new RunCommand(),
          new ReplCommand(),
          new ConsoleCommand(),
          new PortsCommand(),
          new SerialCommand(),
          new DecodeCommand(),
          new EncodeCommand(),
          new ConfigCommand(),
          new KeygenCommand(),
          new PeersCommand(),
          new CompletionsCommand(),
          new InfoCommand(),
          new DoctorCommand());
  private static final String REFERENCE = "The reference's command line";
  private static final Set<String> EVENTS =
      Set.of(
          "frame",
          "damaged",
          "noise",
          "bytes",
          "state",
          "delivery",
          "echo",
          "log",
          "message",
          "output",
          "exit",
          "file");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern JSON_FIELD = Pattern.compile("put(?:All)?\\(\\s*\"(\\w+)\"");
  private static final Pattern ITEM_OPTION =
      Pattern.compile("(?:Fl [a-z] , )?Fl -([a-z][a-z-]+)( Ar .*)?");
  private static final Pattern OPTION_WORD = Pattern.compile("--([a-z-]+)");

  private static ManualPage page;

  /** What one run of the program left behind. */
  record Outcome(int exitCode, String out, String err) {}

  @BeforeAll
  static void readPage() throws IOException {
    page = ManualPage.read("msp.1");
  }

  static Outcome run(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams =
        new Streams(
            new ByteArrayInputStream(new byte[0]),
            new Output(out, StandardCharsets.UTF_8, false),
            new Output(err, StandardCharsets.UTF_8, false),
            environment);
    int exitCode = Msp.run(args, streams);
    streams.out().flush();
    streams.err().flush();
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void everyCommandHasItsSectionAndNoOtherDoes() {
    Set<String> documented = new TreeSet<>();
    for (String heading : page.headings()) {
      if (heading.startsWith("msp ")) {
        documented.add(heading.substring(4));
      }
    }
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(names())
        .containsExactlyInAnyOrderElementsOf(helped());
  }

  private static List<String> names() {
    return COMMANDS.stream().map(command -> command.definition().name()).toList();
  }

  /** Returns the commands that {@code msp --help} lists. */
  private static List<String> helped() {
    List<String> commands = new ArrayList<>();
    boolean listed = false;
    for (String line : run(Map.of(), "--help").out().split("\n", -1)) {
      if (listed && line.matches(" {2}[a-z].*")) {
        commands.add(line.strip().split(" ", 2)[0]);
      }
      listed = line.equals("Commands:") || (listed && !line.isEmpty());
    }
    return commands;
  }

  @Test
  void theSectionOfACommandHasExactlyItsOwnOptions() {
    for (Subcommand command : COMMANDS) {
      Definition definition = command.definition();
      Set<String> own = new TreeSet<>();
      for (Option option : definition.options()) {
        if (!shared(definition).contains(option)) {
          own.add(option.name() + (option.isFlag() ? "" : " VALUE"));
        }
      }
      assertThat(optionItems("msp " + definition.name()))
          .as(definition.name())
          .containsExactlyInAnyOrderElementsOf(own);
    }
  }

  /** Returns the options that a command's section only refers to. */
  private static List<Option> shared(Definition definition) {
    List<Option> shared = new ArrayList<>(Passwords.options());
    shared.addAll(ConfigFile.options());
    shared.addAll(SealOptions.forCalling());
    shared.addAll(SealOptions.forLanguage());
    if (List.of("send", "put", "get", "exec").contains(definition.name())) {
      shared.addAll(EndpointWords.forSending());
    } else if (definition.name().equals("serve")) {
      shared.addAll(EndpointWords.forServing());
    } else if (definition.name().equals("raw")) {
      shared.addAll(EndpointWords.forRaw());
    } else if (definition.name().equals("serial")) {
      shared.addAll(EndpointWords.forSerial());
    }
    return shared;
  }

  private static Set<String> optionItems(String heading) {
    Set<String> found = new TreeSet<>();
    for (ManualPage.Item item : page.items(heading)) {
      Matcher option = ITEM_OPTION.matcher(item.tag());
      if (option.matches()) {
        found.add(option.group(1) + (option.group(2) == null ? "" : " VALUE"));
      }
    }
    return found;
  }

  @Test
  void theOptionsOfPasswordsAreThoseOfTheProgram() {
    assertThat(optionItems("PASSWORDS"))
        .containsExactly("ask-password", "password-fd VALUE", "password-file VALUE");
    assertThat(Passwords.options())
        .extracting(Option::name)
        .containsExactlyInAnyOrder("ask-password", "password-fd", "password-file");
  }

  @Test
  void theOptionsOfProfilesAreThoseOfTheProgram() {
    assertThat(optionItems("PROFILES")).containsExactly("config VALUE", "profile VALUE");
    assertThat(ConfigFile.options()).extracting(Option::name).containsExactly("profile", "config");
  }

  @Test
  void everyOptionIsSpokenOfAndNoneThatDoesNotExist() {
    Set<String> existing = new TreeSet<>(Set.of("help", "version"));
    existing.addAll(referenceOptions());
    Set<String> negated = new TreeSet<>();
    for (Option option : allOptions()) {
      existing.add(option.name());
      if (option.isFlag()) {
        negated.add("no-" + option.name());
      }
    }
    Set<String> documented = page.longOptions();
    for (EndpointOption option : EndpointOption.values()) {
      if (existing.contains(option.longOption())) {
        documented.add(option.longOption()); // by its key: see the tests of ENDPOINTS
      }
    }
    documented.removeAll(negated);
    documented.remove("no-"); // the prefix by itself
    assertThat(documented).containsExactlyInAnyOrderElementsOf(existing);
  }

  private static List<Option> allOptions() {
    return COMMANDS.stream().flatMap(command -> command.definition().options().stream()).toList();
  }

  /** Returns the options that the reference's form says it takes. */
  private static Set<String> referenceOptions() {
    Outcome refused = run(Map.of(), "--nonsense");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    Set<String> options = new TreeSet<>();
    Matcher option = OPTION_WORD.matcher(refused.err());
    while (option.find()) {
      options.add(option.group(1));
    }
    options.removeAll(Set.of("nonsense", "help"));
    return options;
  }

  @Test
  void theReferencesOptionsAreThoseThatItsFormTakes() {
    Set<String> documented = new TreeSet<>();
    for (String option : optionItems(REFERENCE)) {
      documented.add(option.replace(" VALUE", ""));
    }
    assertThat(documented).containsExactlyInAnyOrderElementsOf(referenceOptions());
  }

  @Test
  void everyEndpointOptionStandsInTheSectionOfItsSchemesWithItsDefaultAndItsValues() {
    List<String> sections =
        List.of(
            "Every endpoint",
            "Endpoints to connect to",
            "Listening endpoints",
            "Serial endpoints",
            "Raw endpoints");
    Set<String> documented = new TreeSet<>();
    for (String section : sections) {
      for (ManualPage.Item item : page.items(section)) {
        String key = item.tag().split(" ", -1)[1];
        EndpointOption option = option(key);
        assertThat(section).as(key).isEqualTo(sections.get(sectionOf(option)));
        checkDefault(option, item);
        checkRange(option, item);
        documented.add(key);
      }
    }
    assertThat(documented).hasSize(EndpointOption.values().length);
  }

  private static EndpointOption option(String key) {
    for (EndpointOption option : EndpointOption.values()) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    throw new AssertionError("There is no endpoint option " + key);
  }

  private static int sectionOf(EndpointOption option) {
    return switch (option.schemes().size()) {
      case 4 -> 0;
      case 2 -> option.appliesTo(Endpoint.Scheme.SERIAL) ? 4 : 2;
      default -> option == EndpointOption.CONNECT_TIMEOUT ? 1 : 3;
    };
  }

  private static void checkDefault(EndpointOption option, ManualPage.Item item) {
    if (option.byDefault().isPresent()) {
      assertThat(item.text())
          .as(option.key())
          .matches("(?s)Default: " + Pattern.quote(option.byDefault().get()) + "[.,]\\s.*");
    } else {
      assertThat(item.text()).as(option.key()).startsWith("Default: ");
    }
  }

  private static void checkRange(EndpointOption option, ManualPage.Item item) {
    for (String word : option.range().orElse("").split("\\||\\.\\.", 0)) {
      assertThat(item.text()).as(option.key()).containsPattern("\\b" + word + "\\b");
    }
  }

  @Test
  void theOnlyOptionWithAnotherNameThanItsKeyIsNamed() {
    for (EndpointOption option : EndpointOption.values()) {
      String named = option == EndpointOption.VERSION ? "frame-version" : option.key();
      assertThat(option.longOption()).isEqualTo(named);
    }
    assertThat(page.section("ENDPOINTS")).contains(".Fl -frame-version .");
  }

  @Test
  void everyVariableIsNamedAndNoneThatDoesNotExist() {
    Set<String> existing =
        new TreeSet<>(Set.of("MSP_PASSWORD", "MSP_HOST", "MSP_MESSAGE", "MSP_MODE", "MSP_PORT"));
    for (Option option : allOptions()) {
      String variable = "MSP_" + option.name().toUpperCase(Locale.ROOT).replace('-', '_');
      assertThat(option.variable()).isEqualTo(variable);
      existing.add(variable);
    }
    assertThat(page.variables("ENVIRONMENT")).containsExactlyInAnyOrderElementsOf(existing);
    assertThat(existing).containsAll(page.variables());
  }

  @Test
  void anOptionOfTheReferenceIsTakenFromItsVariable() {
    Outcome outcome = run(Map.of("MSP_PORT", "nonsense"), "--mode", "client", "--message", "x");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("nonsense");
  }

  @Test
  void everyExitCodeIsDocumentedAndNoOther() throws IllegalAccessException {
    Set<String> existing = new TreeSet<>(Set.of("128+n"));
    for (Field field : ExitCode.class.getDeclaredFields()) {
      if (!field.isSynthetic()) { // JaCoCo adds one
        existing.add(String.valueOf(field.getInt(null)));
      }
    }
    assertThat(page.items("EXIT STATUS"))
        .extracting(ManualPage.Item::tag)
        .containsExactlyInAnyOrderElementsOf(existing);
  }

  @Test
  void everyFieldOfJsonIsDocumentedAndNoOther() throws IOException {
    Set<String> documented = words("JSON OUTPUT");
    documented.removeAll(EVENTS);
    documented.addAll(
        List.of("state", "delivery", "file", "output")); // each is an event and a field
    assertThat(documented).containsExactlyInAnyOrderElementsOf(fieldsInTheSource());
  }

  /** Returns the names that are put into JSON lines, for no single run prints all of them. */
  private static Set<String> fieldsInTheSource() throws IOException {
    Set<String> fields = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String source = Files.readString(file);
        Matcher field = JSON_FIELD.matcher(source.contains("JsonLine") ? source : "");
        while (field.find()) {
          fields.add(field.group(1));
        }
      }
    }
    return fields;
  }

  @Test
  void whatIsPrintedAsJsonHasDocumentedFieldsAndEventsOnly() throws IOException {
    String printed =
        run(Map.of(), "demo", "--json").out()
            + run(Map.of(), "decode", "--json", "00aa55000801104141aa55000801104142").out();
    Set<String> documented = words("JSON OUTPUT");
    Set<String> events = new TreeSet<>();
    for (String line : printed.split("\n", 0)) {
      JsonNode object = JSON.readTree(line);
      object.fieldNames().forEachRemaining(name -> assertThat(documented).contains(name));
      events.add(object.get("event").asText());
    }
    events.addAll( // that neither command tells
        List.of("bytes", "echo", "exit", "file", "log", "message", "output"));
    assertThat(events).containsExactlyInAnyOrderElementsOf(EVENTS);
  }

  private static Set<String> words(String heading) {
    Set<String> words = new TreeSet<>();
    for (ManualPage.Item item : page.items(heading)) {
      words.add(item.tag().replace("Cm ", ""));
    }
    return words;
  }

  @Test
  void everyKindOfEventFaultAndStatusIsDocumented() {
    assertThat(words("JSON OUTPUT")).containsAll(EVENTS);
    String text = String.join("\n", page.section("JSON OUTPUT"));
    for (Fault.Kind kind : Fault.Kind.values()) {
      assertThat(text).containsPattern("\\.Cm " + kind.name().toLowerCase(Locale.ROOT) + "\\b");
    }
    for (Delivery.Status status : Delivery.Status.values()) {
      if (status != Delivery.Status.PENDING) {
        assertThat(text).containsPattern("\\.Cm " + status.word() + "\\b");
        assertThat(words("DELIVERIES")).contains(status.word());
      }
    }
  }

  @Test
  void everyStateIsDocumented() {
    String text = String.join("\n", page.section("JSON OUTPUT"));
    for (String state :
        List.of(
            "opening",
            "open",
            "reconnecting",
            "parked",
            "closed",
            "protocol",
            "trouble",
            "listening")) {
      assertThat(text).containsPattern("\\.Cm " + state + "\\b");
    }
    // A new state must be added above, and to the page.
    assertThat(SessionState.class.getPermittedSubclasses()).hasSize(5);
  }
}
