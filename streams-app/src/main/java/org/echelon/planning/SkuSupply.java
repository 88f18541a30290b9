package org.echelon.planning;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that could be moved and bought of one SKU now.
 *
 * @param packUnits transfers are whole packs of this many units
 * @param stock free units, which alone can be moved, and inventory positions
 * @param margins what one unit more is worth at a node, finite and never more than the unit below
 *     it; in the money of the arcs' costs
 * @param transfers ways to move
 * @param buys ways to buy
 */
public record SkuSupply(
    long packUnits,
    StockLevels stock,
    Margins margins,
    List<TransferArc> transfers,
    List<BuyArc> buys) {
  public SkuSupply {
    if (packUnits < 1) {
      throw new IllegalArgumentException("a pack holds 1 unit or more");
    }
    transfers = List.copyOf(transfers);
    buys = List.copyOf(buys);
  }

  /** What is left to decide once a plan has been carried out: what was moved is under way. */
  public SkuSupply after(SupplyPlan plan) {
    long[] free = stock.free().clone();
    for (int a = 0; a < transfers.size(); a++) {
      free[transfers.get(a).from()] -= plan.moved()[a];
    }
    StockLevels then = new StockLevels(free, plan.levels());
    return new SkuSupply(packUnits, then, margins, transfers, buys);
  }

  /** The same with other terms of buying, in the same order. */
  public SkuSupply withBuys(UnaryOperator<BuyArc> change) {
    return new SkuSupply(packUnits, stock, margins, transfers, buys.stream().map(change).toList());
  }

  /** The same with every unit moved or bought costing more. */
  SkuSupply dearerBy(double perUnit) {
    List<TransferArc> dearer =
        transfers.stream()
            .map(arc -> new TransferArc(arc.from(), arc.to(), arc.costPerUnit() + perUnit))
            .toList();
    return new SkuSupply(packUnits, stock, margins, dearer, buys)
        .withBuys(arc -> arc.dearerBy(perUnit));
  }

  /** Whether vendors sell any number of packs at one cost. */
  boolean plain() {
    return buys.stream().allMatch(arc -> !arc.takesOrders() || arc.plain(packUnits));
  }

  /** What a level is worth more than the position is now, currency. */
  double value(int node, long level) {
    long position = stock.position()[node];
    double sum = 0;
    for (long unit = Math.min(level, position); unit < Math.max(level, position); unit++) {
      sum += margins.next(node, unit);
    }
    return level < position ? -sum : sum;
  }
}
