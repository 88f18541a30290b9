package org.echelon.inventory;

/** How units of a SKU entered or left the network, cumulative. */
public enum Flow {
  FROM_VENDORS,
  RETURNED,
  CORRECTIONS,
  SHIPPED_TO_CUSTOMERS
}
