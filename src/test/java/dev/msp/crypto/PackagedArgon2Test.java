package dev.msp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The packaged program has only some classes of Bouncy Castle: those that pom.xml names. */
class PackagedArgon2Test {

  private static final Pattern INCLUDE =
      Pattern.compile("<include>(org/bouncycastle/[^<]+)</include>");

  @Test
  void theClassesThatAreKeptAreEnough() throws Exception {
    Kept loader = new Kept(kept());
    Class<?> cost = loader.loadClass(Argon2Cost.class.getName());
    Class<?> secret = loader.loadClass(Secret.class.getName());
    Object password = secret.getMethod("password", char[].class).invoke(null, "one".toCharArray());

    Object key =
        loader
            .loadClass(Argon2id.class.getName())
            .getMethod("derive", secret, cost)
            .invoke(null, password, cost.getMethod("usual").invoke(null));

    assertThat(key.getClass().getClassLoader()).isSameAs(loader);
    assertThat(secret.getMethod("length").invoke(key)).isEqualTo(32);
  }

  private static List<PathMatcher> kept() throws IOException {
    return INCLUDE
        .matcher(Files.readString(Path.of("pom.xml")))
        .results()
        .map(match -> FileSystems.getDefault().getPathMatcher("glob:" + match.group(1)))
        .toList();
  }

  /** Loads our classes anew, and of Bouncy Castle only what is kept. */
  private static final class Kept extends ClassLoader {

    private final List<PathMatcher> kept;

    Kept(List<PathMatcher> kept) {
      super(ClassLoader.getPlatformClassLoader());
      this.kept = kept;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/') + ".class";
      boolean ours = name.startsWith("dev.msp.");
      if (!ours && kept.stream().noneMatch(matcher -> matcher.matches(Path.of(path)))) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in = Kept.class.getClassLoader().getResourceAsStream(path)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
