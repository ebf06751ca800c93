package dev.msp.cli;

import dev.msp.config.IdentityFile;
import dev.msp.crypto.Fingerprint;
import dev.msp.crypto.HandshakeException;
import dev.msp.crypto.Identity;
import dev.msp.crypto.Secret;
import dev.msp.crypto.StoredIdentity;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The user's identity: made at its first use, opened with a passphrase where it has one. */
final class OwnIdentity {

  private final IdentityFile file;

  OwnIdentity(Map<String, String> environment) throws UserError {
    file = new IdentityFile(OwnFiles.directory(environment));
  }

  /** Returns where it is. */
  IdentityFile file() {
    return file;
  }

  /** Returns what is stored, if anything is. */
  Optional<StoredIdentity> stored() throws UserError {
    try {
      Optional<byte[]> content = file.read();
      return content.isEmpty() ? Optional.empty() : Optional.of(understood(content.get()));
    } catch (IOException e) {
      throw OwnFiles.refused(file.path(), e);
    }
  }

  /**
   * Returns the identity for a sealed link. Makes one, and says so, where there is none; never
   * where one is that cannot be used.
   *
   * @param note takes what is to be said, as a sentence
   */
  Identity open(Prompt prompt, Consumer<String> note) throws UserError {
    boolean[] made = {false};
    try (StoredIdentity stored =
        understood(
            file.readOrCreate(
                () -> {
                  made[0] = true;
                  return fresh();
                }))) {
      if (made[0]) {
        Fingerprint fingerprint = stored.publicKey().fingerprint();
        note.accept(
            "made a new key, " + fingerprint.text() + ", in " + file.path() + "; keep that file");
      }
      return stored.isSealed() ? unlocked(stored, prompt) : stored.open();
    } catch (IOException e) {
      throw OwnFiles.refused(file.path(), e);
    }
  }

  private static byte[] fresh() {
    try (Identity identity = Identity.generate();
        StoredIdentity stored = StoredIdentity.of(identity)) {
      return stored.encode();
    }
  }

  private StoredIdentity understood(byte[] content) throws UserError {
    return StoredIdentity.parse(content)
        .orElseThrow(
            () ->
                UserError.usage(
                    file.path()
                        + " is damaged; put a copy of it back, or make another key with msp keygen"
                        + " --force, which peers will take for somebody else's"));
  }

  private Identity unlocked(StoredIdentity stored, Prompt prompt) throws UserError {
    char[] typed = prompt.secret("Passphrase of " + file.path());
    if (typed == null) {
      throw UserError.usage(
          file.path()
              + " is under a passphrase, and there is no terminal to ask for it; start msp at one,"
              + " with input and output not redirected");
    }
    try (Secret passphrase = Passwords.secret(typed, "the passphrase")) {
      return stored
          .open(passphrase)
          .orElseThrow(() -> UserError.usage("this is not the passphrase of " + file.path()));
    } catch (HandshakeException e) {
      throw UserError.usage(String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(typed, '\0');
    }
  }
}
