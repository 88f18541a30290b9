package org.echelon.measure.window;

import java.util.List;
import java.util.Optional;

/**
 * What is measured: always a numerator over a denominator, whole numbers that are added over parts,
 * regions and windows. Names and codes are contract: never used for something else. The page on
 * measures defines each in words and formula.
 */
public enum MeasureName {
  FILL_RATE(1, "fill_rate", "share", Told.BY_SPEED),
  IN_REGION(2, "in_region", "share", Told.OF_REGION),
  /** Kind 0 counts in kilometres, kind 1 where places are unknown in crossings of a region. */
  DISTANCE(3, "distance", "per unit", Told.BY_METRIC),
  TOUCHES(4, "touches", "handlings per unit", Told.OF_REGION),
  PROMISE_ON_TIME(5, "promise_on_time", "share", Told.BY_SPEED),
  LOST_UNITS(6, "lost_units", "share", Told.OF_REGION),
  TRANSFERS_UNITS(7, "transfers_units", "units per command", Told.OF_REGION),
  PURCHASE_UNITS(8, "purchase_units", "units per command", Told.OF_REGION),
  COST_SHIPPING(9, "cost_shipping", "currency per unit", Told.OF_REGION),
  SPLIT_RATE(10, "split_rate", "parcels beyond the first per order", Told.OF_REGION),
  TRUCK_FILL(11, "truck_fill", "share", Told.OF_LANE);

  /** Kinds of {@link #DISTANCE}. */
  public static final int KILOMETRES = 0;

  /** Kinds of {@link #DISTANCE}. */
  public static final int CROSSINGS = 1;

  private static final double METRES_A_KILOMETRE = 1e3;
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;

  private final int code;
  private final String word;
  private final String unit;
  private final Told told;

  /** What a measure is told apart by. */
  private enum Told {
    OF_REGION("region", "", List.of("")),
    OF_LANE("lane", "", List.of("")),
    BY_SPEED("region", "speed", List.of("SAME_DAY", "NEXT_DAY", "TWO_DAY", "STANDARD")),
    BY_METRIC("region", "metric", List.of("km", "crossings"));

    private final String place;
    private final String kind;
    private final List<String> kinds;

    Told(String place, String kind, List<String> kinds) {
      this.place = place;
      this.kind = kind;
      this.kinds = kinds;
    }
  }

  MeasureName(int code, String word, String unit, Told told) {
    this.code = code;
    this.word = word;
    this.unit = unit;
    this.told = told;
  }

  /** Number in stores. */
  public int code() {
    return code;
  }

  /** Name in the contract. */
  public String word() {
    return word;
  }

  /** Unit of the ratio. */
  public String unit(int kind) {
    return this == DISTANCE ? kindWord(kind) + " " + unit : unit;
  }

  /** The dimension of its place: region or lane. */
  public String placeDimension() {
    return told.place;
  }

  /** The dimension that its kinds are told by; empty where it has one kind only. */
  public String kindDimension() {
    return told.kind;
  }

  /** Number of its kinds. */
  public int kinds() {
    return told.kinds.size();
  }

  /** A kind in words. */
  public String kindWord(int kind) {
    return told.kinds.get(kind);
  }

  /** What a counted numerator is divided by to be in the unit of the contract. */
  public double numeratorScale(int kind) {
    return switch (this) {
      case DISTANCE -> kind == KILOMETRES ? METRES_A_KILOMETRE : 1;
      case COST_SHIPPING -> MICROS;
      case TRUCK_FILL -> MILLIS;
      default -> 1;
    };
  }

  /** What a counted denominator is divided by to be in the unit of the contract. */
  public double denominatorScale() {
    return this == TRUCK_FILL ? MILLIS : 1;
  }

  /** The measure of a name of the contract. */
  public static Optional<MeasureName> ofWord(String word) {
    for (MeasureName name : values()) {
      if (name.word.equals(word)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
