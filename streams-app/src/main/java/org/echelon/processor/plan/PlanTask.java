package org.echelon.processor.plan;

import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.inventory.StockLedger;
import org.echelon.state.Trigger;
import org.echelon.state.TriggerKind;

/** What the steps of one task share: its SKUs, the shared facts, time, and the record at hand. */
final class PlanTask {
  final int partition;
  final HeldOutbox outbox;
  final Meta meta;
  final SkuTable skus;
  final StoredDocuments documents;
  final Epochs epochs;
  final Controls controls;
  final Outcomes outcomes;
  final StockLedger ledger = new StockLedger();

  /** The last tick: the only time there is. */
  long now;

  long tickNo;

  /** What is being processed. */
  Trigger trigger;

  /** Where what is being processed came from. */
  Origin origin = new Origin("", 0, 0);

  private long sequence;

  PlanTask(int partition, Tables tables, Outbox outbox) {
    this.partition = partition;
    this.outbox = new HeldOutbox(outbox);
    this.meta = new Meta(tables.meta());
    this.epochs = new Epochs(meta);
    this.controls = new Controls(meta);
    this.outcomes = new Outcomes(meta);
    this.documents = new StoredDocuments(tables.document());
    this.skus = new SkuTable(tables);
    this.now = meta.numberOr("tick/at", 0);
    this.tickNo = meta.numberOr("tick/no", 0);
    this.sequence = meta.numberOr("sequence", 0);
    Trigger restart = new Trigger(TriggerKind.TICK, null, null, null, null);
    for (SkuState state : skus.all()) {
      state.proposalDue = restart;
      state.republish = true;
      state.positionDue = true;
      state.ladderDue = true;
    }
  }

  /** A SKU; a new one begins at the present epoch. */
  SkuState sku(String sku) {
    boolean known = skus.knows(sku);
    SkuState state = skus.state(sku);
    if (!known && epochs.ready()) {
      state.epoch = epochs.current().no();
    }
    return state;
  }

  /** Notes what is being processed. */
  void processing(LogRecord record, String eventId) {
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
    now = at;
    meta.number("tick/no", no);
    meta.number("tick/at", at);
    return true;
  }
}
