package org.echelon.processor.intake;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.codec.CalendarMapping;
import org.echelon.codec.RefusalCode;
import org.echelon.reference.Calendar;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.Pack;
import org.echelon.reference.PriceBreak;

/** The form of an item. */
final class ItemCheck {
  private ItemCheck() {}

  static void check(Item item, Form form) {
    form.id("sku", item.getSku())
        .range("revision", item.getRevision(), 0, Integer.MAX_VALUE)
        .label("source", item.getSource())
        .instant("changedAt", item.getChangedAt())
        .words("name", item.getName(), 200)
        .checkDigit("gtin", item.getGtin(), 14)
        .id("baseUnit", item.getBaseUnit())
        .positive("unitCube", item.getUnitCube())
        .range("unitCube", item.getUnitCube(), 0.0, 1e5)
        .positive("unitKg", item.getUnitKg())
        .micros("unitCostMicros", item.getUnitCostMicros())
        .micros("sellingPriceMicros", item.getSellingPriceMicros())
        .micros("lostSaleValueMicros", item.getLostSaleValueMicros())
        .range("holdingRatePerYear", item.getHoldingRatePerYear(), 0.0, 2.0)
        .positive("shelfLifeDays", item.getShelfLifeDays())
        .kind("status", item.getStatus())
        .day("validFromOn", item.getValidFromOn());
    packs(item, form);
    for (ItemVendor vendor : item.getVendors()) {
      vendor(item, vendor, form);
    }
    form.id("handlingClass", item.getHandlingClass());
    ids("stockedAt", item.getStockedAt(), form);
    ids("notStockedAt", item.getNotStockedAt(), form);
  }

  private static void packs(Item item, Form form) {
    Set<String> levels = new HashSet<>();
    long inner = 1;
    for (Pack pack : item.getPacks()) {
      long units = pack.getUnitsPerPack();
      boolean fits =
          units > inner - (levels.isEmpty() ? 1 : 0)
              && units <= Form.UNITS_MAX
              && units % inner == 0
              && levels.add(pack.getLevel());
      form.id("packs.level", pack.getLevel())
          .rule(fits, RefusalCode.PACK_LEVELS, "packs", pack.getLevel() + " " + units)
          .positive("packs.cube", pack.getCube())
          .positive("packs.kg", pack.getKg());
      if (form.failed()) {
        return;
      }
      inner = units;
    }
    form.rule(
        item.getTransferPack() == null || levels.contains(item.getTransferPack()),
        RefusalCode.PACK_LEVELS,
        "transferPack",
        item.getTransferPack());
  }

  private static void vendor(Item item, ItemVendor vendor, Form form) {
    form.id("vendors.vendor", vendor.getVendor())
        .micros("vendors.unitCostMicros", vendor.getUnitCostMicros())
        .range("vendors.minUnits", vendor.getMinUnits(), 0, Form.UNITS_MAX)
        .micros("vendors.minOrderMicros", vendor.getMinOrderMicros())
        .range("vendors.multipleUnits", vendor.getMultipleUnits(), 1, Form.UNITS_MAX);
    PriceBreak former = null;
    for (PriceBreak step : vendor.getPriceBreaks()) {
      form.units("vendors.priceBreaks.fromUnits", step.getFromUnits())
          .micros("vendors.priceBreaks.unitCostMicros", step.getUnitCostMicros())
          .rule(
              former == null
                  || (step.getFromUnits() > former.getFromUnits()
                      && step.getUnitCostMicros() < former.getUnitCostMicros()),
              RefusalCode.FIELD_CONFLICT,
              "vendors.priceBreaks",
              step.getFromUnits());
      former = step;
    }
    ids("vendors.deliversTo", vendor.getDeliversTo(), form);
    Calendar calendar = vendor.getCalendar();
    if (calendar != null) {
      form.mapped(
          () ->
              CalendarMapping.calendar(
                  calendar,
                  ZoneOffset.UTC,
                  vendor.getVendor(),
                  item.getChangedAt().toEpochMilli()));
    }
    LeadTimeDuration leadTime = vendor.getLeadTime();
    if (leadTime != null) {
      form.mapped(() -> CalendarMapping.leadTime(leadTime, vendor.getVendor()));
    }
  }

  private static void ids(String field, List<String> values, Form form) {
    for (String value : values) {
      form.id(field, value);
    }
  }
}
