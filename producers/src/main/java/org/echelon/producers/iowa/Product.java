package org.echelon.producers.iowa;

/**
 * What the master data say of an item.
 *
 * @param vendor number of its vendor, empty where unknown
 * @param vendorName name of the vendor, empty where unknown
 * @param bottleMillilitres content of a bottle, 0 where unknown
 * @param caseBottles bottles in a case, 1 where unknown
 * @param innerBottles bottles in an inner pack, 1 where there is none
 * @param cost what the state pays for a bottle, currency, 0 where unknown
 * @param price what a store pays for a bottle, currency, 0 where unknown
 */
record Product(
    String description,
    String vendor,
    String vendorName,
    double bottleMillilitres,
    long caseBottles,
    long innerBottles,
    double cost,
    double price) {

  /** An item without a master row. */
  static final Product UNKNOWN = new Product("", "", "", 0, 1, 1, 0, 0);
}
