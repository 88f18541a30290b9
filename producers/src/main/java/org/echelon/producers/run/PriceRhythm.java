package org.echelon.producers.run;

/** When a simulated run makes prices. */
public enum PriceRhythm {
  /** Never: nothing shared has a price. */
  NEVER,
  /** At the start alone. */
  ONCE,
  /** At the start and whenever the period of the settings turns. */
  PERIODIC,
  /** At the start and after every tick before which forecasts came. */
  ON_CHANGE
}
