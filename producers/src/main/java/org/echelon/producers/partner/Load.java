package org.echelon.producers.partner;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.event.Receipt;
import org.echelon.producers.orders.FeedRow;
import org.echelon.topic.Topic;

/**
 * Goods that arrive at a site, with the record that tells of their receipt. A load can be received
 * in parts: the documents of later parts have the number of the part behind their name.
 */
sealed interface Load {
  /** The item. */
  String sku();

  /** The site. */
  String node();

  /** The event that tells of it, were it received at once. */
  String eventId();

  /** Units to take in, damaged ones among them. */
  long units();

  /** What is told when this much arrives at an instant, the rest of the load not with it. */
  SpecificRecord first(long units, Instant at);

  /** The load without units that have been received. */
  Load without(long units);

  /** What is told when all of it arrives. */
  SpecificRecord whole(Instant at);

  /** A record of a receipt as an event. */
  static FeedRow.Event event(String sku, SpecificRecord record, Instant at) {
    return new FeedRow.Event(at, record instanceof Ack ? Topic.ACK : Topic.RECEIPT, sku, record);
  }

  /** Goods of a command. */
  record Commanded(Ack ack, int parts) implements Load {
    @Override
    public String sku() {
      return ack.getSku();
    }

    @Override
    public String eventId() {
      return ack.getEventId();
    }

    @Override
    public String node() {
      return ack.getNode();
    }

    @Override
    public long units() {
      return ack.getUnits() + ack.getDamagedUnits();
    }

    @Override
    public Ack first(long units, Instant at) {
      return named(at)
          .setUnits(Math.min(units, ack.getUnits()))
          .setDamagedUnits(Math.max(0, units - ack.getUnits()))
          .setLast(false)
          .setReason(null)
          .build();
    }

    @Override
    public Load without(long units) {
      long good = Math.min(units, ack.getUnits());
      Ack rest =
          Ack.newBuilder(ack)
              .setUnits(ack.getUnits() - good)
              .setDamagedUnits(ack.getDamagedUnits() - (units - good))
              .build();
      return new Commanded(rest, parts + 1);
    }

    @Override
    public Ack whole(Instant at) {
      return named(at).build();
    }

    private Ack.Builder named(Instant at) {
      Ack.Builder named = Ack.newBuilder(ack).setOccurredAt(at);
      return parts == 0
          ? named
          : named.setEventId(ack.getEventId() + "." + parts).setPart(ack.getPart() + "." + parts);
    }
  }

  /** Goods that were bought before the start. */
  record Expected(Receipt receipt, int parts) implements Load {
    @Override
    public String sku() {
      return receipt.getSku();
    }

    @Override
    public String eventId() {
      return receipt.getEventId();
    }

    @Override
    public String node() {
      return receipt.getNode();
    }

    @Override
    public long units() {
      return receipt.getGoodUnits() + receipt.getDamagedUnits();
    }

    @Override
    public Receipt first(long units, Instant at) {
      return named(at)
          .setGoodUnits(Math.min(units, receipt.getGoodUnits()))
          .setDamagedUnits(Math.max(0, units - receipt.getGoodUnits()))
          .setLast(false)
          .build();
    }

    @Override
    public Load without(long units) {
      long good = Math.min(units, receipt.getGoodUnits());
      Receipt rest =
          Receipt.newBuilder(receipt)
              .setGoodUnits(receipt.getGoodUnits() - good)
              .setDamagedUnits(receipt.getDamagedUnits() - (units - good))
              .build();
      return new Expected(rest, parts + 1);
    }

    @Override
    public Receipt whole(Instant at) {
      return named(at).build();
    }

    private Receipt.Builder named(Instant at) {
      Receipt.Builder named = Receipt.newBuilder(receipt).setOccurredAt(at);
      return parts == 0
          ? named
          : named
              .setEventId(receipt.getEventId() + "." + parts)
              .setReceiptId(receipt.getReceiptId() + "." + parts);
    }
  }
}
