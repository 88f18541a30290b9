package org.echelon.inventory;

/** Whether a count covers free and reserved units only, or held ones too. */
public enum CountScope {
  SELLABLE,
  ALL
}
