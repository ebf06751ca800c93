package dev.msp.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of a link that acknowledges messages by their numbers, over as many wires as it
 * takes. Changes what becomes of them; who is told is the caller's matter.
 */
public final class DeliveryBook {

  private final Map<Long, Delivery> pending = new LinkedHashMap<>();
  private long bytes;

  /** Takes a delivery that is pending. */
  public void add(Delivery delivery) {
    pending.put(delivery.id(), delivery);
    bytes += delivery.text().length();
  }

  private @Nullable Delivery remove(long id) {
    Delivery delivery = pending.remove(id);
    bytes -= delivery == null ? 0 : delivery.text().length();
    return delivery;
  }

  /** Returns how many are pending. */
  public int size() {
    return pending.size();
  }

  /** Returns how many bytes their messages have. */
  public long bytes() {
    return bytes;
  }

  /** A message begins to go out; returns its delivery, or null if it is over. */
  public @Nullable Delivery begun(long id) {
    Delivery delivery = pending.get(id);
    if (delivery != null) {
      delivery.begun();
    }
    return delivery;
  }

  /**
   * The peer has a message; returns its delivery, or null if it is over.
   *
   * @param nanos from sending to the acknowledgement, -1 if it is not known
   */
  public @Nullable Delivery confirmed(long id, long nanos) {
    Delivery delivery = remove(id);
    if (delivery != null) {
      delivery.confirmed(nanos);
    }
    return delivery;
  }

  /** A message will not be acknowledged; returns its delivery, or null if it is over. */
  public @Nullable Delivery failed(long id, String why) {
    Delivery delivery = remove(id);
    if (delivery != null) {
      delivery.failed(Delivery.Failure.WIRE, why);
    }
    return delivery;
  }

  /** A message cannot be sent; returns its delivery, or null if it is over. */
  public @Nullable Delivery refused(long id, String why) {
    Delivery delivery = remove(id);
    if (delivery != null) {
      delivery.failed(Delivery.Failure.REFUSED, why);
    }
    return delivery;
  }

  /** There is no other wire; returns all that were pending, which have failed. */
  public List<Delivery> abandon(String reason) {
    List<Delivery> all = takeAll();
    for (Delivery delivery : all) {
      delivery.failed(
          Delivery.Failure.WIRE,
          delivery.wasSent()
              ? "no ACK: " + reason + "; it may have arrived"
              : "not sent: " + reason);
    }
    return all;
  }

  /** Takes out all that are pending, in order, for another link to deliver. */
  public List<Delivery> takeAll() {
    List<Delivery> all = new ArrayList<>(pending.values());
    pending.clear();
    bytes = 0;
    return all;
  }
}
