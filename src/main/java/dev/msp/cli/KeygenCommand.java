package dev.msp.cli;

import dev.msp.capture.SafeText;
import dev.msp.config.IdentityFile;
import dev.msp.crypto.HandshakeException;
import dev.msp.crypto.Identity;
import dev.msp.crypto.PeerKey;
import dev.msp.crypto.Secret;
import dev.msp.crypto.StoredIdentity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * {@code msp keygen}: makes the user's identity, which a sealed link would make at its first use.
 */
final class KeygenCommand implements Subcommand {

  private static final Option PASSPHRASE =
      Option.flag("passphrase", "ask for a passphrase, without which the key cannot be used");
  private static final Option FORCE =
      Option.flag("force", "put the new key in place of the old one");

  private final Prompt prompt;

  KeygenCommand() {
    this(Prompt.TERMINAL);
  }

  KeygenCommand(Prompt prompt) {
    this.prompt = prompt;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "keygen",
        "Make the key by which peers know you",
        "",
        List.of(PASSPHRASE, FORCE, SendCommand.JSON),
        List.of("msp keygen", "msp keygen --passphrase"));
  }

  @Override
  public int run(Words words, Streams streams) throws UserError {
    if (!words.positional().isEmpty()) {
      throw UserError.usage("keygen takes no such word: " + words.positional().get(0));
    }
    boolean json = words.flag(SendCommand.JSON);
    IdentityFile file = new OwnIdentity(streams.environment()).file();
    try (Identity identity = Identity.generate()) {
      boolean force = words.flag(FORCE);
      if (!force && file.read().isPresent()) {
        throw exists(file);
      }
      // Not from the variable: the one of that name holds the passphrase of a link.
      store(file, force, text(identity, words.options().containsKey(PASSPHRASE.name())));
      tell(identity.publicKey(), file, json, streams.out());
      return ExitCode.DONE;
    } catch (IOException e) {
      throw OwnFiles.refused(file.path(), e);
    }
  }

  private byte[] text(Identity identity, boolean sealed) throws UserError {
    if (!sealed) {
      try (StoredIdentity stored = StoredIdentity.of(identity)) {
        return stored.encode();
      }
    }
    try (Secret passphrase = newPassphrase();
        StoredIdentity stored = StoredIdentity.sealed(identity, passphrase)) {
      return stored.encode();
    } catch (HandshakeException e) {
      throw UserError.usage(String.valueOf(e.getMessage()));
    }
  }

  private Secret newPassphrase() throws UserError {
    try (Secret first = ask("New passphrase");
        Secret second = ask("The same again")) {
      if (!first.matches(second)) {
        throw UserError.usage("the two passphrases differ; nothing was made");
      }
      return Secret.key(first.copy());
    }
  }

  private Secret ask(String text) throws UserError {
    char[] typed = prompt.secret(text);
    if (typed == null) {
      throw UserError.usage("--passphrase asks at a terminal, and there is none");
    }
    if (typed.length == 0) {
      throw UserError.usage("an empty passphrase protects nothing; leave --passphrase out");
    }
    return Passwords.secret(typed, "the passphrase");
  }

  private static void store(IdentityFile file, boolean force, byte[] text)
      throws IOException, UserError {
    try {
      if (force) {
        file.replace(text);
      } else if (!Arrays.equals(file.readOrCreate(text::clone), text)) {
        throw exists(file); // another process was quicker
      }
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static UserError exists(IdentityFile file) {
    return UserError.usage(
        file.path()
            + " is there already; --force replaces it, and every peer that knows you will see a"
            + " changed key");
  }

  private static void tell(PeerKey key, IdentityFile file, boolean json, Output out) {
    if (json) {
      out.line(KeyText.put(KeyText.start(out), key).put("file", file.path().toString()).toString());
    } else {
      KeyText.print(key, out);
      out.line("file         " + SafeText.forCharset(out.charset()).line(file.path().toString()));
    }
    out.flush();
  }
}
