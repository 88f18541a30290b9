package org.echelon.codec;

import java.util.List;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.planning.SupplyRules;
import org.echelon.reference.Item;
import org.echelon.reference.ItemStatus;
import org.echelon.reference.Pack;
import org.echelon.valuation.ItemTerms;

/** Reads an item as valuation and planning want it, with the stated default for what is missing. */
public final class ItemMapping {
  private static final double MICROS = 1e-6;
  private static final double COST_SHARE_OF_PRICE = 0.6;
  private static final double PRICE_WITHOUT_ANY = 20.0;
  private static final double LOST_SHARE_OF_PRICE = 0.3;
  private static final double DAYS_PER_YEAR = 365;

  private ItemMapping() {}

  /** The item's economics; money in currency units. */
  public static ItemTerms terms(Item item, Network network) {
    double lost =
        item.getLostSaleValueMicros() != null
            ? item.getLostSaleValueMicros() * MICROS
            : LOST_SHARE_OF_PRICE * sellingPrice(item) + network.terms().lostSaleBase();
    return new ItemTerms(
        item.getSku(),
        item.getRevision(),
        item.getUnitCube(),
        capitalPerUnitDay(item),
        lost,
        (int) transferPack(item),
        stockable(item, network),
        handled(item, network),
        VendorMapping.leadTimes(item, network));
  }

  /** What a unit costs, currency. */
  public static double unitCost(Item item) {
    if (item.getUnitCostMicros() != null) {
      return item.getUnitCostMicros() * MICROS;
    }
    return item.getSellingPriceMicros() == null
        ? PRICE_WITHOUT_ANY * COST_SHARE_OF_PRICE
        : item.getSellingPriceMicros() * MICROS * COST_SHARE_OF_PRICE;
  }

  /**
   * Weight of a unit, kg: the item's own, else its part of that of the pack that is moved; 0 where
   * neither is told.
   */
  public static double unitKg(Item item) {
    if (item.getUnitKg() != null) {
      return item.getUnitKg();
    }
    for (Pack pack : item.getPacks()) {
      if (pack.getLevel().equals(item.getTransferPack()) && pack.getKg() != null) {
        return pack.getKg() / pack.getUnitsPerPack();
      }
    }
    return 0;
  }

  /** How the item may be supplied: by the vendors that the network knows, while it is ACTIVE. */
  public static SupplyRules supply(Item item, Network network) {
    boolean moves = item.getStatus() != ItemStatus.BLOCKED;
    return new SupplyRules(
        transferPack(item),
        item.getStatus() == ItemStatus.ACTIVE ? VendorMapping.vendors(item, network) : List.of(),
        moves,
        item.getUnitCube(),
        capitalPerUnitDay(item));
  }

  private static double capitalPerUnitDay(Item item) {
    return item.getHoldingRatePerYear() * unitCost(item) / DAYS_PER_YEAR;
  }

  private static double sellingPrice(Item item) {
    return item.getSellingPriceMicros() != null
        ? item.getSellingPriceMicros() * MICROS
        : unitCost(item) / COST_SHARE_OF_PRICE;
  }

  private static long transferPack(Item item) {
    for (Pack pack : item.getPacks()) {
      if (pack.getLevel().equals(item.getTransferPack())) {
        return pack.getUnitsPerPack();
      }
    }
    return 1;
  }

  /** Nodes that are equipped for the item, that its list of nodes names, and that none excludes. */
  private static boolean[] stockable(Item item, Network network) {
    boolean[] allowed = new boolean[network.nodeSpan()];
    boolean everywhere = true;
    for (Node node : network.nodes()) {
      boolean listed = item.getStockedAt().isEmpty() || item.getStockedAt().contains(node.id());
      allowed[node.ordinal()] =
          listed
              && !item.getNotStockedAt().contains(node.id())
              && node.handles(item.getHandlingClass());
      everywhere &= allowed[node.ordinal()];
    }
    return everywhere ? new boolean[0] : allowed;
  }

  /** Nodes that can pick and ship the item if it lies there. */
  private static boolean[] handled(Item item, Network network) {
    boolean[] able = new boolean[network.nodeSpan()];
    boolean everywhere = true;
    for (Node node : network.nodes()) {
      able[node.ordinal()] = node.handles(item.getHandlingClass());
      everywhere &= able[node.ordinal()];
    }
    return everywhere ? new boolean[0] : able;
  }
}
