package dev.msp.cli;

import dev.msp.config.AuthorizedPeers;
import dev.msp.config.Config;
import dev.msp.remote.RemoteService;
import dev.msp.session.Channel;
import dev.msp.session.ChannelHandler;
import dev.msp.session.Clock;
import dev.msp.session.Timers;
import dev.msp.transfer.FileService;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code serve} lets the peers of MSP/3 links do, beside sending messages. */
final class Hosting implements ChannelHandler, AutoCloseable {

  private final Streams streams;
  private final boolean mayBeClear;
  private final SealOptions seal;
  private final Authorized authorized;
  private final FileHost files;
  private final FileService transfers;
  private final CommandHost commands;
  private final RemoteService remote;
  private @Nullable Sealing sealing;

  Hosting(Words words, Streams streams) throws UserError {
    this.streams = streams;
    this.mayBeClear = words.flag(SealOptions.INSECURE);
    this.seal = new SealOptions(words, streams);
    boolean nowhere = Directories.configuration(streams.environment()).isEmpty();
    Config config = ConfigFile.of(words).config();
    this.authorized =
        new Authorized(
            nowhere ? Optional.empty() : Optional.of(new AuthorizedPeers(seal.directory())),
            config);
    this.files = new FileHost(words, streams, authorized);
    this.transfers = new FileService(files, Clock.system());
    this.commands = new CommandHost(words, streams, authorized, config);
    this.remote = new RemoteService(commands, streams.environment(), Timers.onOneThread());
  }

  /** Returns the options. */
  static List<Option> options() {
    List<Option> all = new ArrayList<>(FileHost.options());
    all.add(CommandHost.EXEC);
    all.addAll(SealOptions.forServing());
    return all;
  }

  /** Returns how links of an endpoint are protected; asks for what that takes once. */
  Sealing sealing(Endpoint endpoint) throws UserError {
    Sealing all = sealing;
    if (all == null) {
      boolean demanded = endpoint.options().text(EndpointOption.PROTOCOL).orElse("").equals("v3");
      all = seal.answering(authorized, demanded).taking(this);
      sealing = all;
    }
    return all;
  }

  /** Returns whether anybody may do more than send messages. */
  boolean takesChannels() {
    return files.isOffered() || commands.isOffered();
  }

  @Override
  public void opened(Channel channel) {
    if (channel.kind() == Channel.Kind.FILE) {
      transfers.start(channel);
    } else {
      remote.start(channel);
    }
  }

  /** Says who may run what, and sees to it that nothing runs any more when the program ends. */
  void begin() {
    if (takesChannels() && !mayBeClear && sealing != null && sealing.plan() == null) {
      streams.complain(
          "nobody can use that yet, for links are clear here: give --passphrase-file FILE, or allow"
              + " a peer by its key: msp peers allow SHA256:…");
    }
    if (commands.isOffered()) {
      commands.announce();
      AtExit.run(this::close, "msp-exec-end");
    }
  }

  /** Ends what runs for peers. */
  @Override
  public void close() {
    remote.close();
  }
}
