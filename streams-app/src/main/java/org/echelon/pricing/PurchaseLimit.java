package org.echelon.pricing;

/**
 * A limit that purchases of many SKUs share.
 *
 * <p>Source: model, section 5.
 *
 * @param vendor the vendor whose units it counts, or -1 where it counts the money paid to all
 * @param amount units, or currency
 */
public record PurchaseLimit(int vendor, double amount) {
  private static final int ALL = -1;

  public PurchaseLimit {
    if (vendor < ALL || !(amount >= 0)) {
      throw new IllegalArgumentException("a limit of " + amount + " at vendor " + vendor);
    }
  }

  /** Money open to buy, whoever is paid. */
  public static PurchaseLimit budget(double currency) {
    return new PurchaseLimit(ALL, currency);
  }

  /** Units a vendor can send. */
  public static PurchaseLimit ofVendor(int vendor, double units) {
    return new PurchaseLimit(vendor, units);
  }

  boolean isBudget() {
    return vendor == ALL;
  }

  String label() {
    return isBudget() ? "budget" : "vendor " + vendor;
  }
}
