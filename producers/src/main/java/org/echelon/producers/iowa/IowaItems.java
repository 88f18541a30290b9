package org.echelon.producers.iowa;

import java.util.ArrayList;
import java.util.List;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Pack;

/**
 * Adds to an item what the master data say: name, packs and vendor. Vendors sell whole cases;
 * transfers move the pack in which stores order.
 */
final class IowaItems {
  private IowaItems() {}

  static Item complete(Item plain, IowaSku sku) {
    Product product = sku.product();
    List<Pack> packs = packs(product);
    Item.Builder item =
        Item.newBuilder(plain)
            .setName(product.description().isEmpty() ? plain.getSku() : product.description())
            .setPacks(packs)
            .setTransferPack(
                packs.stream()
                    .filter(pack -> pack.getUnitsPerPack() == sku.transferBottles())
                    .map(Pack::getLevel)
                    .findFirst()
                    .orElse(null))
            .setVendors(
                List.of(
                    ItemVendor.newBuilder()
                        .setVendor(Iowa.vendor(product.vendor()))
                        .setMinUnits(product.caseBottles())
                        .setMultipleUnits(product.caseBottles())
                        .build()));
    if (product.cost() > 0) {
      item.setUnitCostMicros(Math.round(product.cost() * 1_000_000));
    }
    return item.build();
  }

  private static List<Pack> packs(Product product) {
    List<Pack> packs = new ArrayList<>();
    packs.add(pack("BOTTLE", 1));
    if (product.innerBottles() > 1) {
      packs.add(pack("INNER", product.innerBottles()));
    }
    if (product.caseBottles() > 1) {
      packs.add(pack("CASE", product.caseBottles()));
    }
    return packs;
  }

  private static Pack pack(String level, long bottles) {
    return Pack.newBuilder().setLevel(level).setUnitsPerPack(bottles).build();
  }
}
