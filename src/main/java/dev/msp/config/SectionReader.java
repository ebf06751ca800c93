package dev.msp.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the lines of a file into sections, and checks how these begin. */
final class SectionReader {

  private static final List<String> KINDS =
      List.of("defaults", "profile", "console", "keys", "peer", "exec");

  private final Mistakes mistakes;
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Header> seen = new HashMap<>();
  private @Nullable Section current;
  private boolean strayTold;

  SectionReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Returns the sections of a file, in its order. */
  List<Section> read(List<TextLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      try {
        Optional<Line> line = lines.get(i).parse(i + 1);
        if (line.isPresent()) {
          take(line.get());
        }
      } catch (Misread e) {
        mistakes.add(i + 1, e.from(), e.to(), e.message());
        if (lines.get(i).text().stripLeading().startsWith("[")) {
          current = refused(); // or what follows would be blamed on the section before
        } else if (current != null) {
          current.garble();
        }
      }
    }
    return sections;
  }

  private void take(Line line) throws Misread {
    if (line instanceof Header header) {
      current = section(header);
      sections.add(current);
    } else if (line instanceof Setting setting) {
      take(setting);
    }
  }

  private void take(Setting setting) throws Misread {
    if (current == null && !strayTold) {
      strayTold = true;
      throw new Misread(
          setting.from(),
          setting.keyEnd(),
          setting.key()
              + " stands before the first section; begin with [defaults] or [profile bench]");
    }
    if (current == null || current.kind() == Section.Kind.REFUSED) {
      return;
    }
    Setting first = current.settings().putIfAbsent(setting.key(), setting);
    if (first != null) {
      throw new Misread(
          setting.from(),
          setting.keyEnd(),
          setting.key() + " was set in line " + first.line() + " already; keep one of them");
    }
  }

  private Section section(Header header) {
    return switch (header.kind()) {
      case "defaults" -> new Section(Section.Kind.DEFAULTS, header, counts(header));
      case "profile" -> new Section(Section.Kind.PROFILE, header, counts(header));
      case "console" -> new Section(Section.Kind.CONSOLE, header, counts(header));
      case "keys" -> new Section(Section.Kind.KEYS, header, counts(header));
      case "peer" -> new Section(Section.Kind.PEER, header, counts(header));
      case "exec" -> new Section(Section.Kind.EXEC, header, counts(header));
      default -> {
        String nearest = Nearest.to(header.kind(), KINDS);
        yield refused(
            header,
            nearest.isEmpty()
                ? "is no section; there are [defaults], [profile NAME], [console], [keys],"
                    + " [peer FINGERPRINT] and [exec NAME]"
                : "is no section; did you mean " + nearest + '?');
      }
    };
  }

  private Section refused(Header header, String why) {
    refuse(header, header.text() + ' ' + why);
    return refused();
  }

  private static Section refused() {
    return new Section(Section.Kind.REFUSED, new Header("", "", 0, 0, 0, 0), false);
  }

  private void refuse(Header header, String message) {
    mistakes.add(header.line(), header.kindAt(), header.kindAt() + header.kind().length(), message);
  }

  /** Returns whether a section may begin so, and tells if not. */
  private boolean counts(Header header) {
    try {
      if (header.kind().equals("profile")) {
        ProfileName.check(header);
      } else if (header.kind().equals("peer") || header.kind().equals("exec")) {
        PeerSections.checkName(header);
      } else if (!header.name().isEmpty()) {
        int end = header.nameAt() + header.name().length();
        throw new Misread(header.nameAt(), end, "[" + header.kind() + "] takes no name");
      }
    } catch (Misread e) {
      mistakes.add(header.line(), e.from(), e.to(), e.message());
      return false;
    }
    Header first = seen.putIfAbsent(header.text(), header);
    if (first != null) {
      refuse(header, header.text() + " stands in line " + first.line() + " already; join the two");
    }
    return first == null;
  }
}
