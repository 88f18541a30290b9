package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

/** A SKU on a timeline: dated facts in, checked stock out. Minutes count from {@link #START}. */
final class LedgerStory {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long START = 20_000 * DAY;
  static final int VENDOR = 9;
  static final int DC = 0;
  static final int FC = 1;
  static final String SKU = "MUG-RED-11";

  final StockLedger ledger = new StockLedger();
  final SkuStock stock = new SkuStock(SKU);
  final MemoryDocuments docs = new MemoryDocuments();
  long now = START;
  private int records;

  LedgerStory at(long minutes) {
    now = START + minutes * MINUTE;
    return this;
  }

  FactHead head(int revision) {
    return head(revision, now);
  }

  FactHead head(int revision, long occurredAt) {
    return new FactHead("e" + records++, "story", occurredAt, revision, false);
  }

  Booking book(StockFact fact) {
    Booking booking = ledger.book(stock, docs, fact, now);
    assertThat(stock.unbalancedUnits()).as("after %s", fact).isZero();
    return booking;
  }

  Booking open(int node, long units) {
    return count("opening-" + node, node, units, now);
  }

  Booking count(String id, int node, long units, long countedAt) {
    return book(
        new AdjustmentFact(
            head(1), SKU, node, id, AdjustmentTerms.count(units, countedAt, "CYCLE_COUNT")));
  }

  Booking adjust(String id, int node, AdjustmentKind kind, long units) {
    return book(
        new AdjustmentFact(head(1), SKU, node, id, AdjustmentTerms.of(kind, units, "OTHER")));
  }

  Booking order(String orderId, long units) {
    return order(orderId, 1, units, false, Nodes.NONE);
  }

  Booking order(String orderId, int revision, long units, boolean cancelled, int assignedNode) {
    return order(orderId, revision, units, cancelled, assignedNode, "Z1");
  }

  Booking order(
      String orderId, int revision, long units, boolean cancelled, int node, String zone) {
    return book(
        new OrderLineFact(
            head(revision),
            SKU,
            orderId,
            1,
            new OrderLineTerms(START, units, cancelled, zone, 1, node, 0, 0, 1, 0)));
  }

  OrderLineDocument line(String orderId) {
    return (OrderLineDocument) docs.get(SKU, DocumentKey.orderLine(orderId, 1));
  }

  Booking ship(String orderId, String shipmentId, int node, long units, String commandId) {
    return book(new ShipmentFact(head(1), SKU, shipmentId, orderId, 1, node, units, commandId));
  }

  CommandTiming timing() {
    return new CommandTiming(now, now + DAY, now + HOUR, now + 2 * DAY);
  }

  CommandTerms transfer(long units) {
    CommandTerms terms = CommandTerms.transfer(stock, "DC>FC", DC, FC, units, timing());
    release(terms);
    return terms;
  }

  CommandTerms purchase(long units) {
    CommandTerms terms = CommandTerms.purchase(stock, "V>DC", VENDOR, DC, units, timing());
    release(terms);
    return terms;
  }

  CommandTerms assign(String orderId, int node, long units) {
    CommandTerms terms =
        CommandTerms.assignment(SKU, line(orderId), "FC>Z1", node, units, timing());
    release(terms);
    return terms;
  }

  Booking release(CommandTerms terms) {
    Booking booking = ledger.release(stock, docs, terms);
    assertThat(stock.unbalancedUnits()).isZero();
    return booking;
  }

  Booking ack(CommandTerms command, AckKind kind, long units) {
    return ack(command, kind, "1", units, kind.lastByDefault(), null);
  }

  Booking ack(
      CommandTerms command, AckKind kind, String part, long units, boolean last, String reason) {
    int node = kind == AckKind.RECEIVED ? command.to() : command.from();
    return book(
        new AckFact(
            head(1),
            SKU,
            command.commandId(),
            kind,
            node,
            part,
            units,
            0,
            DamagedTo.WRITTEN_OFF,
            last,
            reason,
            0));
  }

  CommandState state(CommandTerms command) {
    return command(command.commandId()).status().state();
  }

  CommandDocument command(String commandId) {
    return (CommandDocument) docs.get(SKU, DocumentKey.command(commandId));
  }

  /** Runs everything that is due at the present moment. */
  Booking runDue() {
    Booking last = null;
    for (DueTime due : docs.due(now)) {
      last = ledger.expire(stock, docs, due.key(), now);
      assertThat(stock.unbalancedUnits()).isZero();
    }
    return last;
  }

  /** Buckets of a node as "onHand/reserved/held/inTransit/writtenOff/onOrder". */
  String buckets(int node) {
    NodeStock at = stock.at(node);
    return at.onHand()
        + "/"
        + at.reserved()
        + "/"
        + at.held()
        + "/"
        + at.inTransit()
        + "/"
        + at.writtenOff()
        + "/"
        + at.onOrder();
  }

  /** All buckets and flows, without counters and moments. */
  String picture() {
    StringBuilder text = new StringBuilder();
    for (int node = 0; node < stock.nodeBound(); node++) {
      text.append(buckets(node)).append(' ');
    }
    for (Flow flow : Flow.values()) {
      text.append(stock.units(flow)).append(' ');
    }
    return text.append(stock.waitingUnits()).toString();
  }
}
