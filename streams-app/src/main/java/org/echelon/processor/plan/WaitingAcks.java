package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.BytesIn;
import org.echelon.codec.BytesOut;
import org.echelon.codec.Origin;
import org.echelon.inventory.Booking;
import org.echelon.inventory.Outcome;
import org.echelon.inventory.WaitingAck;

/**
 * Where the acks came from whose command has not appeared, so that they can be sent back when it
 * never does, or does not fit them.
 */
final class WaitingAcks {
  private static final String KEY = "waiting-ack/";
  private static final int FORMAT = 1;

  private final Meta meta;
  private final Outbox outbox;
  private final Outcomes outcomes;
  private long waiting;

  private record Sender(Origin origin, String source) {}

  WaitingAcks(Meta meta, Outbox outbox, Outcomes outcomes) {
    this.meta = meta;
    this.outbox = outbox;
    this.outcomes = outcomes;
    meta.each(KEY, (key, value) -> waiting++);
  }

  /** Keeps where an ack came from; its newest revision counts. */
  void keep(String sku, WaitingAck ack, Origin origin, String source) {
    String key = key(sku, ack);
    waiting += meta.bytes(key).isPresent() ? 0 : 1;
    BytesOut out = new BytesOut();
    out.putByte(FORMAT);
    out.putText(origin.topic());
    out.putVarint(origin.partition());
    out.putVarint(origin.offset());
    out.putText(source);
    meta.bytes(key, out.toBytes());
  }

  /** Sends back the acks that a booking refused. */
  void refuse(String sku, Booking booking) {
    for (int i = 0; i < booking.refusedAcks().size(); i++) {
      String key = key(sku, booking.refusedAcks().get(i));
      var kept = meta.bytes(key);
      if (kept.isPresent()) {
        Sender sender = sender(kept.get());
        forget(key);
        outbox.refuse(sender.origin(), sku, booking.refusals().get(i));
        outcomes.move(sender.source(), Outcome.APPLIED, Outcome.REFUSED);
      }
    }
  }

  /** Forgets the acks of a command that has appeared, but for those it does not fit. */
  void appeared(String sku, String commandId, Booking booking) {
    if (waiting > 0) {
      refuse(sku, booking);
      List<String> taken = new ArrayList<>();
      meta.each(KEY + sku + "/" + commandId + "/", (key, value) -> taken.add(key));
      taken.forEach(this::forget);
    }
  }

  private void forget(String key) {
    meta.remove(key);
    waiting--;
  }

  private static Sender sender(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, FORMAT);
    return new Sender(new Origin(in.getText(), in.getCount(), in.getVarint()), in.getText());
  }

  private static String key(String sku, WaitingAck ack) {
    return KEY + sku + "/" + ack.commandId() + "/" + ack.key().kind() + "/" + ack.key().part();
  }
}
