package org.echelon.producers.us8;

import java.util.ArrayList;
import java.util.List;
import org.echelon.producers.chance.Chance;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Pack;

/**
 * Adds to an item of the generated world its packs, its vendors and how it is handled. Packs move
 * and are bought whole only where they are not many weeks of demand.
 */
public final class Us8Items {
  private static final double SHARE_NEAR = 0.6;
  private static final double SHARE_FAR = 0.5;

  /** An FC serves about a sixteenth of the country, a DC a quarter. */
  private static final double FC_SHARE = 1.0 / 16;

  private static final double DC_SHARE = 0.25;
  private static final double FC_PACK_DAYS = 7;
  private static final double DC_PACK_DAYS = 14;

  private Us8Items() {}

  /** The item with everything. */
  public static Item complete(Item plain, Us8Sku sku, long seed) {
    List<Pack> packs = packs(sku.packing());
    double rate = sku.profile().ratePerDay();
    long moved = sku.packing().largestWithin(FC_PACK_DAYS * FC_SHARE * rate);
    Item.Builder item =
        Item.newBuilder(plain)
            .setPacks(packs)
            .setTransferPack(
                packs.stream()
                    .filter(pack -> pack.getUnitsPerPack() == moved)
                    .map(Pack::getLevel)
                    .findFirst()
                    .orElse(null))
            .setVendors(vendors(sku, seed))
            .setHandlingClass(sku.large() ? Us8.LARGE : Us8.STANDARD);
    // The lists say what the handling classes say, for readers that go by lists.
    List<String> largeFcs =
        Us8.SITES.stream().filter(Us8.Site::large).map(Us8.Site::id).toList();
    if (sku.large()) {
      List<String> takers = new ArrayList<>(largeFcs);
      Us8.SITES.stream()
          .filter(site -> site.kind() == NodeKind.DC)
          .forEach(site -> takers.add(site.id()));
      item.setStockedAt(takers);
    } else {
      item.setNotStockedAt(largeFcs);
    }
    return item.build();
  }

  private static List<Pack> packs(Us8Sku.Packing packing) {
    List<Pack> packs = new ArrayList<>();
    packs.add(pack("UNIT", 1));
    if (packing.innerUnits() > 1) {
      packs.add(pack("INNER", packing.innerUnits()));
    }
    if (packing.caseUnits() > packing.innerUnits()) {
      packs.add(pack("CASE", packing.caseUnits()));
    }
    return packs;
  }

  private static Pack pack(String level, long units) {
    return Pack.newBuilder().setLevel(level).setUnitsPerPack(units).build();
  }

  /** The main vendor sells everything, the others some of it; the far one wants more at once. */
  private static List<ItemVendor> vendors(Us8Sku sku, long seed) {
    Chance chance = Chance.of(seed, "vendors", sku.sku());
    boolean[] sells = {true, chance.happens(SHARE_NEAR), chance.happens(SHARE_FAR)};
    double days = DC_PACK_DAYS * DC_SHARE * sku.profile().ratePerDay();
    long multiple = sku.packing().largestWithin(days);
    List<ItemVendor> vendors = new ArrayList<>();
    for (int v = 0; v < sells.length; v++) {
      Us8.Vendor vendor = Us8.VENDORS.get(v);
      if (sells[v]) {
        double cost = vendor.costFactor() * sku.profile().unitCost();
        vendors.add(
            ItemVendor.newBuilder()
                .setVendor(vendor.id())
                .setUnitCostMicros(Math.round(cost * 1_000_000))
                .setMinUnits(vendor.costFactor() < 1 ? 2 * multiple : multiple)
                .setMultipleUnits(multiple)
                .build());
      }
    }
    return vendors;
  }
}
