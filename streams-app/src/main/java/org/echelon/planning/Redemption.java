package org.echelon.planning;

/** Turns a grant into the units of a command. */
public final class Redemption {
  private Redemption() {}

  /**
   * What may be commanded: never more than was granted, is wanted now, or is free at the source
   * now, and only whole packs.
   */
  public static long units(long granted, long wanted, long freeAtSource, long packUnits) {
    long most = Math.min(granted, Math.min(wanted, freeAtSource));
    return most <= 0 ? 0 : most / packUnits * packUnits;
  }
}
