package dev.msp.command.verb;

import dev.msp.command.Call;
import dev.msp.command.MistakeException;
import dev.msp.command.Protection;
import dev.msp.command.Slot;
import dev.msp.command.Types;
import java.util.Optional;

/** The clauses that say how a session is protected. */
final class Protecting {

  static final Slot<String> PASSWORD = Slot.after("password", "TEXT", Types.TEXT);
  static final Slot<String> PASSPHRASE = Slot.after("passphrase", "TEXT", Types.TEXT);
  static final Slot<String> PEER_KEY = Slot.after("peer-key", "FINGERPRINT", Types.TEXT);
  static final Slot<Boolean> SEALED = Slot.flag("sealed", "over a sealed MSP/3 link only");

  private Protecting() {}

  /** Returns what was typed; what is secret of it is never shown from now on. */
  static Protection of(Call call) throws MistakeException {
    Optional<String> password = call.find(PASSWORD);
    Optional<String> passphrase = call.find(PASSPHRASE);
    password.ifPresent(call.workspace().secrets()::add);
    passphrase.ifPresent(call.workspace().secrets()::add);
    return new Protection(password, passphrase, call.find(PEER_KEY), call.has(SEALED));
  }
}
