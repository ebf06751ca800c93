package dev.msp.cli;

import dev.msp.command.Candidate;
import dev.msp.command.Quoted;
import dev.msp.command.Surroundings;
import dev.msp.command.Workspace;
import dev.msp.transport.PortFinder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What completes a line at the prompt: this machine's ports and files, profiles, sessions. */
final class PromptSurroundings implements Surroundings {

  private static final int MOST_FILES = 500;
  private static final int MOST_RECENT = 10;
  private static final List<String> OPENING = List.of("open ", "listen ");

  private static final List<Candidate> SCHEMES =
      List.of(
          new Candidate("tcp://", "a TCP port, as in tcp://127.0.0.1:9009"),
          new Candidate("tcp-listen://", "a TCP port of this machine, for listen"),
          new Candidate("serial:", "a serial port by path, name, or USB ids"),
          new Candidate("loop:", "the embedded peer, which sends back what it gets"));

  private final Map<String, String> profiles;
  private final PortFinder ports;
  private @Nullable Workspace workspace;

  /**
   * Knows nothing of sessions and variables yet.
   *
   * @param profiles where they lead, by name
   */
  PromptSurroundings(Map<String, String> profiles, PortFinder ports) {
    this.profiles = profiles;
    this.ports = ports;
  }

  /** From now on sessions and variables are those of a workspace. */
  void of(Workspace its) {
    workspace = its;
  }

  @Override
  public List<Candidate> sessions() {
    Workspace its = workspace;
    return its == null
        ? List.of()
        : its.sessions().stream()
            .map(one -> new Candidate(one.name(), one.session().state().word()))
            .toList();
  }

  @Override
  public List<Candidate> endpoints() {
    List<Candidate> all = new ArrayList<>();
    profiles.forEach((name, place) -> all.add(new Candidate(name, place)));
    ports.ports().forEach(port -> all.add(new Candidate(port.device(), port.description())));
    recent().forEach(place -> all.add(new Candidate(place, "used before")));
    all.addAll(SCHEMES);
    return all;
  }

  /** The places that were opened last, the latest first. */
  private List<String> recent() {
    List<String> places = new ArrayList<>();
    Workspace its = workspace;
    List<String> typed = its == null ? List.of() : its.front().history();
    for (int i = typed.size() - 1; i >= 0 && places.size() < MOST_RECENT; i--) {
      String line = typed.get(i);
      if (OPENING.stream().anyMatch(line::startsWith)) {
        String place = line.split(" +", -1)[1];
        if (!place.isEmpty() && !places.contains(place) && !profiles.containsKey(place)) {
          places.add(place);
        }
      }
    }
    return places;
  }

  @Override
  public List<Candidate> files(String start) {
    int slash = start.lastIndexOf('/') + 1;
    List<Candidate> files = new ArrayList<>();
    try (DirectoryStream<Path> directory =
        Files.newDirectoryStream(Path.of(slash == 0 ? "." : start.substring(0, slash)))) {
      for (Path file : directory) {
        String name = String.valueOf(file.getFileName());
        boolean hidden = name.startsWith(".") && !start.startsWith(".", slash);
        if (!hidden && name.startsWith(start.substring(slash)) && files.size() < MOST_FILES) {
          String path = start.substring(0, slash) + name;
          files.add(new Candidate(Quoted.of(Files.isDirectory(file) ? path + '/' : path), ""));
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of(); // nothing to offer there
    }
    files.sort(Comparator.comparing(Candidate::text));
    return files;
  }

  /** Their values may be secret. */
  @Override
  public List<Candidate> variables() {
    Workspace its = workspace;
    return its == null
        ? List.of()
        : its.variables().all().keySet().stream().map(name -> new Candidate(name, "")).toList();
  }
}
