package org.echelon.producers.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.event.Receipt;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.SkuProfile;

/** Deliveries of what was bought in the weeks before the start: a week's demand each week. */
final class PurchasesOnTheWay {
  private static final int WEEKS = 2;

  private final String source;
  private final long seed;
  private final Instant startAt;
  private final List<Receipt> receipts = new ArrayList<>();

  PurchasesOnTheWay(String source, long seed, Instant startAt) {
    this.source = source;
    this.seed = seed;
    this.startAt = startAt;
  }

  /** Adds what a node that serves a share of all demand has bought of an item. */
  void add(SkuProfile sku, String node, double share) {
    for (int week = 0; week < WEEKS; week++) {
      add(sku, node, week, 7 * sku.ratePerDay() * share);
    }
  }

  /** All of them in order of time. */
  List<Receipt> inOrder() {
    return receipts.stream()
        .sorted(Comparator.comparing(Receipt::getOccurredAt).thenComparing(Receipt::getReceiptId))
        .toList();
  }

  /** A week's order of a SKU, due some day of the week in which its lead time ends. */
  private void add(SkuProfile sku, String node, int week, double weeklyUnits) {
    String poRef = "PO-" + node + "-" + sku.sku() + "-" + week;
    Chance chance = Chance.of(seed, "on the way", poRef);
    // Rounded by chance, so that slow SKUs keep their mean.
    long units = (long) Math.floor(weeklyUnits * chance.uniform(0.8, 1.2) + chance.uniform());
    Instant at = startAt.plus(Duration.ofMinutes((long) ((week + chance.uniform()) * 7 * 24 * 60)));
    if (units > 0) {
      receipts.add(
          Receipt.newBuilder()
              .setEventId("gr-" + poRef)
              .setSource(source)
              .setOccurredAt(at)
              .setSku(sku.sku())
              .setReceiptId("GR-" + poRef)
              .setNode(node)
              .setPoRef(poRef)
              .setGoodUnits(units)
              .setLast(true)
              .build());
    }
  }
}
