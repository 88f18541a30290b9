package org.echelon.network;

/** Whether choices outside a customer's region cost extra, and how much a unit. */
public record RegionPolicy(boolean regional, double outOfRegionPerUnit) {

  /** No difference between regions. */
  public static final RegionPolicy NATIONAL = new RegionPolicy(false, 0);
}
