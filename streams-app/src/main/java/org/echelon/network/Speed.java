package org.echelon.network;

/** Delivery speed of a promise, fastest first: a class may be served late by a slower one. */
public enum Speed {
  SAME_DAY,
  NEXT_DAY,
  TWO_DAY,
  STANDARD;

  /** Number of speeds; service classes are numbered zone * COUNT + speed. */
  public static final int COUNT = values().length;
}
