package org.echelon.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random facts about one SKU at two nodes within twenty hours: order lines and what ships of them,
 * receipts, counts, adjustments of every kind, and the answers to one transfer. Each document has
 * one to three revisions; the minutes of two counts of a node differ.
 */
final class RandomFacts {
  private static final int MINUTES = 20 * 60;
  private static final AdjustmentKind[] KINDS = AdjustmentKind.values();

  private final Random random;
  private final int countedAtMost;
  private final List<StockFact> facts = new ArrayList<>();

  private RandomFacts(Random random, int countedAtMost) {
    this.random = random;
    this.countedAtMost = countedAtMost;
  }

  /**
   * Facts as their sources stated them.
   *
   * @param countedAtMost what a count finds at most; small makes stock scarce
   */
  static List<StockFact> of(Random random, int countedAtMost, CommandTerms transfer) {
    RandomFacts made = new RandomFacts(random, countedAtMost);
    for (int no = 1 + random.nextInt(3); no > 0; no--) {
      made.line("SO-" + no);
      made.shipments("SO-" + no);
    }
    for (int no = random.nextInt(4); no > 0; no--) {
      made.receipt("GR-" + no);
    }
    for (int no = random.nextInt(6); no > 0; no--) {
      made.adjustment("A-" + no, KINDS[1 + random.nextInt(KINDS.length - 1)]);
    }
    for (int no = random.nextInt(3); no > 0; no--) {
      made.count(no);
    }
    made.answers(transfer);
    return made.facts;
  }

  private void line(String orderId) {
    int node = random.nextInt(3) - 1;
    for (int revision = 1; revision <= revisions(); revision++) {
      boolean cancelled = random.nextInt(6) == 0;
      facts.add(
          new OrderLineFact(
              head(orderId, revision, minute()),
              LedgerStory.SKU,
              orderId,
              1,
              new OrderLineTerms(
                  LedgerStory.START, 1 + random.nextInt(5), cancelled, "Z1", 1, node, 0, 0, 1, 0)));
    }
  }

  private void shipments(String orderId) {
    for (int no = random.nextInt(3); no > 0; no--) {
      String id = "SH-" + orderId + no;
      int node = node();
      for (int revision = 1; revision <= revisions(); revision++) {
        facts.add(
            new ShipmentFact(
                head(id, revision, minute()),
                LedgerStory.SKU,
                id,
                orderId,
                1,
                node,
                random.nextInt(4),
                null));
      }
    }
  }

  private void receipt(String id) {
    int node = node();
    String poRef = random.nextBoolean() ? "PO-1" : null;
    for (int revision = 1; revision <= revisions(); revision++) {
      facts.add(
          new ReceiptFact(
              head(id, revision, minute()),
              LedgerStory.SKU,
              id,
              node,
              null,
              poRef,
              random.nextInt(9),
              random.nextInt(3),
              DamagedTo.values()[random.nextInt(3)],
              random.nextBoolean(),
              null));
    }
  }

  private void adjustment(String id, AdjustmentKind kind) {
    int node = node();
    for (int revision = 1; revision <= revisions(); revision++) {
      int units = 1 + random.nextInt(5);
      facts.add(
          new AdjustmentFact(
              head(id, revision, minute()),
              LedgerStory.SKU,
              node,
              id,
              new AdjustmentTerms(
                  kind,
                  kind == AdjustmentKind.DELTA && random.nextBoolean() ? -units : units,
                  0,
                  CountScope.SELLABLE,
                  ReturnTo.values()[random.nextInt(3)],
                  "OTHER")));
    }
  }

  /** A document of its own minute; its revisions correct what was found, not when. */
  private void count(int no) {
    int node = node();
    long countedAt = LedgerStory.START + (3L * random.nextInt(MINUTES / 3) + no) * 60_000;
    CountScope scope = CountScope.values()[random.nextInt(2)];
    for (int revision = 1; revision <= revisions(); revision++) {
      facts.add(
          new AdjustmentFact(
              new FactHead("CC-" + no + revision, "wms", countedAt, revision, false),
              LedgerStory.SKU,
              node,
              "CC-" + no,
              new AdjustmentTerms(
                  AdjustmentKind.COUNT,
                  countedAtMost - random.nextInt(9),
                  countedAt,
                  scope,
                  ReturnTo.HELD,
                  "CYCLE_COUNT")));
    }
  }

  private void answers(CommandTerms transfer) {
    for (AckFact ack : RandomAcks.of(transfer, random, new long[] {0, 2, 4})) {
      FactHead head =
          head(ack.head().eventId(), ack.head().revision(), minute(), ack.head().withdrawn());
      facts.add(
          new AckFact(
              head,
              ack.sku(),
              ack.commandId(),
              ack.kind(),
              ack.node(),
              ack.part(),
              ack.units(),
              ack.damagedUnits(),
              ack.damagedTo(),
              ack.last(),
              ack.reason(),
              0));
    }
  }

  private FactHead head(String id, int revision, long at) {
    return head(id, revision, at, random.nextInt(12) == 0);
  }

  private static FactHead head(String id, int revision, long at, boolean withdrawn) {
    return new FactHead(id + "-r" + revision, "wms", at, revision, withdrawn);
  }

  private long minute() {
    return LedgerStory.START + random.nextInt(MINUTES) * 60_000L;
  }

  private int revisions() {
    return 1 + random.nextInt(6) / 4;
  }

  private int node() {
    return random.nextInt(2);
  }
}
