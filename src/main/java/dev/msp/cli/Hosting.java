package dev.msp.cli;

import dev.msp.config.AuthorizedPeers;
import dev.msp.session.Channel;
import dev.msp.session.ChannelHandler;
import dev.msp.session.Clock;
import dev.msp.transfer.FileService;
import dev.msp.transport.Endpoint;
import dev.msp.transport.EndpointOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code serve} lets the peers of MSP/3 links do, beside sending messages. */
final class Hosting implements ChannelHandler {

  private final SealOptions seal;
  private final Authorized authorized;
  private final FileHost files;
  private @Nullable Sealing sealing;

  Hosting(Words words, Streams streams) throws UserError {
    this.seal = new SealOptions(words, streams);
    boolean nowhere = Directories.configuration(streams.environment()).isEmpty();
    this.authorized =
        new Authorized(
            nowhere ? Optional.empty() : Optional.of(new AuthorizedPeers(seal.directory())),
            ConfigFile.of(words).config());
    this.files = new FileHost(words, streams, authorized);
  }

  /** Returns the options. */
  static List<Option> options() {
    List<Option> all = new ArrayList<>(FileHost.options());
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
    return files.isOffered();
  }

  @Override
  public void opened(Channel channel) {
    if (channel.kind() == Channel.Kind.FILE) {
      new FileService(files, Clock.system()).start(channel);
    } else {
      channel.refuse("no commands are served here");
    }
  }
}
