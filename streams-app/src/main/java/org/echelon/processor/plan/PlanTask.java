package org.echelon.processor.plan;

import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.inventory.Booking;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.StockLedger;
import org.echelon.network.Network;
import org.echelon.state.Trigger;
import org.echelon.state.TriggerKind;
import org.jspecify.annotations.Nullable;

/** What the steps of one task share: its SKUs, the shared facts, time, and the record at hand. */
final class PlanTask {
  final int partition;
  final int partitions;
  final HeldOutbox outbox;
  final Meta meta;
  final SkuTable skus;
  final StoredDocuments documents;
  final RegionSwitches regions;
  final Epochs epochs;
  final Controls controls;
  final Outcomes outcomes;
  final WaitingAcks waitingAcks;
  final StockLedger ledger = new StockLedger();

  /** The last tick: the only time there is. */
  long now;

  long tickNo;

  /** The instant before the last that ticks have named; the last itself before there are two. */
  long tickBefore;

  /** How often wants were to be made anew for a reason beside plan and stock. */
  long rethought;

  /** What is being processed. */
  Trigger trigger;

  /** Where what is being processed came from. */
  Origin origin = new Origin("", 0, 0);

  /**
   * How long that waited in the log, by the wall's clock: for reports only, nothing decides by it.
   */
  long waitedMillis;

  private long sequence;

  /** The only task there is. */
  PlanTask(int partition, Tables tables, Outbox outbox) {
    this(partition, 1, tables, outbox);
  }

  /** One of several tasks. */
  PlanTask(int partition, int partitions, Tables tables, Outbox outbox) {
    this.partition = partition;
    this.partitions = partitions;
    this.outbox = new HeldOutbox(outbox);
    this.meta = new Meta(tables.meta());
    this.regions = new RegionSwitches(meta);
    this.epochs = new Epochs(meta, regions);
    this.controls = new Controls(meta);
    this.outcomes = new Outcomes(meta);
    this.waitingAcks = new WaitingAcks(meta, this.outbox, outcomes);
    this.documents = new StoredDocuments(tables.document());
    this.skus = new SkuTable(tables);
    this.now = meta.numberOr("tick/at", 0);
    this.tickNo = meta.numberOr("tick/no", 0);
    this.tickBefore = meta.numberOr("tick/before", now);
    this.sequence = meta.numberOr("sequence", 0);
    Trigger restart = new Trigger(TriggerKind.TICK, null, null, null, null);
    this.trigger = restart;
    for (SkuState state : skus.all()) {
      epochs.restored(state);
      state.republish = true;
      state.proposalDue(restart);
      state.positionDue();
      state.ladderDue();
      skus.due.stock(state);
      skus.due.commands.add(state);
    }
  }

  /** A SKU; a new one begins at the present epoch. */
  SkuState sku(String sku) {
    boolean known = skus.knows(sku);
    SkuState state = skus.state(sku);
    skus.due.stock(state);
    if (!known && epochs.ready()) {
      state.epoch = epochs.current().no();
    }
    return state;
  }

  /** Releases a command; acks that came before it and do not fit it are sent back. */
  void release(SkuState state, CommandTerms terms) {
    Booking booking = ledger.release(state.stock, documents, terms);
    if (terms.kind() != CommandKind.ASSIGNMENT) {
      skus.due.commands.add(state);
    }
    waitingAcks.appeared(state.sku, terms.commandId(), booking);
  }

  /** The network in force. */
  Network network() {
    return epochs.current().network();
  }

  /** This task's share of an amount for all; the shares of all tasks add up to it. */
  long share(long amount) {
    long rest = amount % partitions;
    return amount / partitions + (partition % partitions < rest ? 1 : 0);
  }

  /** Wants are to be made anew: something beside plan and stock has changed. */
  void rethink() {
    rethought++;
    skus.all().forEach(state -> state.wantsOf = null);
  }

  /** Notes what is being processed. */
  void processing(LogRecord record, @Nullable String eventId) {
    TriggerKind kind =
        switch (record.kind()) {
          case PRICE -> TriggerKind.PRICE;
          case NETWORK -> TriggerKind.NETWORK;
          case CONTROL -> TriggerKind.CONTROL;
          case TICK -> TriggerKind.TICK;
          case ASK -> TriggerKind.ASK;
          case GRANT -> TriggerKind.GRANT;
          default -> TriggerKind.EVENT;
        };
    origin = record.origin();
    trigger =
        new Trigger(
            kind,
            eventId,
            record.origin().topic(),
            record.origin().partition(),
            record.origin().offset());
  }

  /** Numbers what is published; goes on rising after a restart. */
  long nextSequence() {
    meta.number("sequence", ++sequence);
    return sequence;
  }

  /** Advances the time; a tick that does not is ignored. */
  boolean tick(long no, long at) {
    if (no <= tickNo) {
      return false;
    }
    tickNo = no;
    if (at > now) {
      tickBefore = now == 0 ? at : now;
      meta.number("tick/before", tickBefore);
    }
    now = at;
    meta.number("tick/no", no);
    meta.number("tick/at", at);
    return true;
  }
}
