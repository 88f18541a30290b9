package org.echelon.console.table;

/**
 * Units of a SKU that went from one place to another. A place is a node with a bucket, or one
 * outside that has no node: {@code VENDOR}, {@code CUSTOMER}, {@code COUNT} (what counts and
 * corrections found or missed).
 *
 * @param fromNode empty outside
 * @param toNode empty outside
 */
public record UnitMove(String fromNode, String from, String toNode, String to, long units) {
  public static final String VENDOR = "VENDOR";
  public static final String CUSTOMER = "CUSTOMER";
  public static final String COUNT = "COUNT";
}
