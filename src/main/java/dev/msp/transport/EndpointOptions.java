package dev.msp.transport;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of one endpoint: what was set, as checked text, and the defaults of everything else.
 *
 * <p>Values are checked when they are set, so that reading one cannot fail.
 */
public final class EndpointOptions {

  /** Nothing set. */
  public static final EndpointOptions NONE =
      new EndpointOptions(new EnumMap<>(EndpointOption.class));

  private final Map<EndpointOption, String> set;

  private EndpointOptions(Map<EndpointOption, String> set) {
    this.set = set;
  }

  /**
   * Returns these options with one more set; what was set before is replaced.
   *
   * @throws EndpointException if the value is not one that the option takes
   */
  public EndpointOptions with(EndpointOption option, String value) throws EndpointException {
    EnumMap<EndpointOption, String> more = new EnumMap<>(EndpointOption.class);
    more.putAll(set);
    more.put(option, EndpointValues.check(option, value));
    return new EndpointOptions(more);
  }

  /** Returns these options, and those of {@code defaults} where nothing is set here. */
  public EndpointOptions orElse(EndpointOptions defaults) {
    EnumMap<EndpointOption, String> all = new EnumMap<>(EndpointOption.class);
    all.putAll(defaults.set);
    all.putAll(set);
    return new EndpointOptions(all);
  }

  /** Returns these options without those that mean nothing on a scheme. */
  public EndpointOptions on(Endpoint.Scheme scheme) {
    EnumMap<EndpointOption, String> some = new EnumMap<>(EndpointOption.class);
    for (Map.Entry<EndpointOption, String> entry : set.entrySet()) {
      if (entry.getKey().appliesTo(scheme)) {
        some.put(entry.getKey(), entry.getValue());
      }
    }
    return new EndpointOptions(some);
  }

  /** Returns what was set, without defaults. */
  public Map<EndpointOption, String> explicit() {
    return Collections.unmodifiableMap(set);
  }

  /** Returns the value as text: what was set, or the default, if there is either. */
  public Optional<String> text(EndpointOption option) {
    String value = set.get(option);
    return value == null ? option.byDefault() : Optional.of(value);
  }

  /** Returns a duration option. */
  public Duration duration(EndpointOption option) {
    return EndpointValues.duration(text(option).orElseThrow());
  }

  /** Returns a number option. */
  public int number(EndpointOption option) {
    return Integer.parseInt(text(option).orElseThrow());
  }

  /** Returns a flag option that has a default or was set. */
  public boolean flag(EndpointOption option) {
    return text(option).orElseThrow().equals("yes");
  }

  /** Returns {@code ?key=value&key=value} of what was set, empty if nothing was. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<EndpointOption, String> entry : set.entrySet()) {
      text.append(text.isEmpty() ? '?' : '&')
          .append(entry.getKey().key())
          .append('=')
          .append(EndpointValues.escape(entry.getValue()));
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EndpointOptions that && set.equals(that.set);
  }

  @Override
  public int hashCode() {
    return set.hashCode();
  }
}
