package dev.msp.transport.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells what keeps this user from opening a port, and the command that helps. Whether he may open
 * it the system is asked; why not is read from the mode of the node, the groups of this process and
 * {@code /etc/group}.
 */
public final class PortAccess {

  private static final int GROUP_MAY = 0060;
  private static final int LONGEST = 1 << 20;

  private final SystemTree tree;
  private final Predicate<Path> mayOpen;

  /**
   * What keeps the user out.
   *
   * @param reason a clause that names the port
   * @param remedy what to do, with the exact command
   */
  public record Refusal(String reason, String remedy) {}

  /** Looks at this machine. */
  public PortAccess() {
    this(Path.of("/"), node -> Files.isReadable(node) && Files.isWritable(node));
  }

  /**
   * Looks at a tree of files like that of a machine.
   *
   * @param root what stands for {@code /}
   * @param mayOpen whether the system lets this user open a file
   */
  public PortAccess(Path root, Predicate<Path> mayOpen) {
    this.tree = new SystemTree(root);
    this.mayOpen = mayOpen;
  }

  /**
   * Returns what keeps this user from a device.
   *
   * @param device such as {@code /dev/ttyUSB0}
   * @return empty if nothing does
   */
  public Optional<Refusal> refusal(String device) {
    Path node = tree.path(device);
    return mayOpen.test(node) ? Optional.empty() : Optional.of(why(device, node));
  }

  private Refusal why(String device, Path node) {
    int mode = number(node, "unix:mode");
    int group = number(node, "unix:gid");
    String user = user();
    // Whoever is in the group of root may do far more than open a port: never advise that.
    if (group <= 0 || (mode & GROUP_MAY) != GROUP_MAY) {
      return new Refusal(
          device + " is not open to any group",
          "sudo chown " + user + ' ' + device + " (lasts until it is plugged in again)");
    }
    if (status("Groups:").contains(Integer.toString(group))
        || status("Gid:").contains(Integer.toString(group))) {
      return new Refusal(
          device + " is refused, though its group " + groupName(group) + " is one of yours",
          "in a container, start it with --device " + device);
    }
    if (members(group).contains(user)) {
      return new Refusal(
          device + " is open to group " + groupName(group) + ", to which you were added later",
          "log in again");
    }
    return new Refusal(
        device + " is open to group " + groupName(group) + ", and " + user + " is not in it",
        "sudo usermod -aG " + groupName(group) + ' ' + user + ", then log in again");
  }

  private static int number(Path node, String attribute) {
    try {
      return Files.getAttribute(node, attribute) instanceof Integer number ? number : -1;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return -1;
    }
  }

  /** Returns the name of the user that this process acts as; what LDAP knows is not here. */
  private String user() {
    List<String> ids = status("Uid:");
    String id = ids.size() > 1 ? ids.get(1) : "";
    return fields("/etc/passwd").stream()
        .filter(line -> line.size() > 2 && line.get(2).equals(id))
        .map(line -> line.get(0))
        .findFirst()
        .orElse("$USER");
  }

  private Optional<List<String>> group(int id) {
    return fields("/etc/group").stream()
        .filter(line -> line.size() > 2 && line.get(2).equals(Integer.toString(id)))
        .findFirst();
  }

  private String groupName(int id) {
    return group(id).map(line -> line.get(0)).orElse(Integer.toString(id));
  }

  private List<String> members(int id) {
    return group(id)
        .filter(line -> line.size() > 3)
        .map(line -> Arrays.asList(line.get(3).split(",", -1)))
        .orElse(List.of());
  }

  /** Returns the lines of a file whose fields are parted by colons. */
  private List<List<String>> fields(String file) {
    List<List<String>> lines = new ArrayList<>();
    tree.text(tree.path(file), LONGEST)
        .lines()
        .forEach(line -> lines.add(Arrays.asList(line.split(":", -1))));
    return lines;
  }

  /** Returns the words behind a key of what the kernel says of this process. */
  private List<String> status(String key) {
    return tree.text(tree.path("/proc/self/status"), LONGEST)
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> Arrays.asList(line.substring(key.length()).strip().split("\\s+", -1)))
        .findFirst()
        .orElse(List.of());
  }
}
