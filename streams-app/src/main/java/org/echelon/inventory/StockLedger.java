package org.echelon.inventory;

/**
 * Books facts and commands into the stock of their SKU. Stateless; every answer is a function of
 * the stock, its documents, the record and {@code now} (epoch milliseconds), whatever order records
 * come in and however often.
 */
public final class StockLedger {

  /** Books one fact. The stock and the documents change only when the outcome is APPLIED. */
  public Booking book(SkuStock stock, Documents docs, StockFact fact, long now) {
    Posting posting = new Posting(stock, docs, now);
    if (fact instanceof AckFact ack) {
      return CommandRules.book(posting, ack);
    }
    if (fact instanceof OrderLineFact line) {
      return OrderLineRules.book(posting, line);
    }
    if (fact instanceof ShipmentFact shipment) {
      return shipment.commandId() == null
          ? OrderLineRules.book(posting, shipment)
          : CommandRules.book(posting, shipment.asAck());
    }
    if (fact instanceof ReceiptFact receipt) {
      return receipt.commandId() == null
          ? ReceiptRules.book(posting, receipt)
          : CommandRules.book(posting, receipt.asAck());
    }
    if (fact instanceof ExternalFact decision) {
      return ExternalRules.book(posting, decision);
    }
    return AdjustmentRules.book(posting, (AdjustmentFact) fact);
  }

  /** An order line as the documents know it; empty when they do not. */
  public OrderLineDocument line(SkuStock stock, Documents docs, String orderId, int lineNo) {
    return OrderLineRules.find(new Posting(stock, docs, 0), orderId, lineNo);
  }

  /**
   * Releases a command at its {@code issuedAt}: reserves or expects its units, advances its lane
   * and watches its expiry. DUPLICATE when it was released before.
   *
   * @throws IllegalArgumentException if its units are not free, not wanted, or do not continue the
   *     lane
   * @throws IllegalStateException if the SKU is frozen
   */
  public Booking release(SkuStock stock, Documents docs, CommandTerms terms) {
    return CommandRules.release(new Posting(stock, docs, terms.timing().issuedAt()), terms);
  }

  /** A person wants a running command stopped; nothing moves until its source answers. */
  public Booking cancel(SkuStock stock, Documents docs, String commandId, long now) {
    Posting posting = new Posting(stock, docs, now);
    posting.requestCancel(commandId);
    return posting.finish();
  }

  /**
   * Books the acks of a transfer or purchase that are to be assumed by now, because none come from
   * its lane. DUPLICATE when there are none.
   */
  public Booking assume(SkuStock stock, Documents docs, DocumentKey key, long now) {
    return docs.get(stock.sku(), key) instanceof CommandDocument command
        ? CommandRules.assume(new Posting(stock, docs, now), command)
        : Booking.of(Outcome.DUPLICATE);
  }

  /**
   * Does what falls due for a document that {@link Documents#due} named: expires a silent command
   * or another planner's proposal, refuses acks whose command never appeared, forgets what closed
   * long ago. DUPLICATE when nothing about the stock changed.
   */
  public Booking expire(SkuStock stock, Documents docs, DocumentKey key, long now) {
    Document document = docs.get(stock.sku(), key);
    Booking booking = Booking.of(Outcome.DUPLICATE);
    if (document instanceof CommandDocument command) {
      booking = CommandRules.expire(new Posting(stock, docs, now), command);
      document = docs.get(stock.sku(), key);
    } else if (document instanceof ExternalDocument decision) {
      booking = ExternalRules.expire(new Posting(stock, docs, now), decision);
      document = docs.get(stock.sku(), key);
    }
    if (document != null && document.closedAt() != 0) {
      forgetOrWait(stock.sku(), docs, document, now);
    }
    return booking;
  }

  private static void forgetOrWait(String sku, Documents docs, Document document, long now) {
    long forgetAt = document.closedAt() + Retention.CLOSED_DOCUMENT;
    if (now >= forgetAt) {
      docs.forget(sku, document.key());
    } else {
      docs.scheduleDue(forgetAt, sku, document.key());
    }
  }
}
